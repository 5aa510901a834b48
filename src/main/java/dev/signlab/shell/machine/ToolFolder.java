package dev.signlab.shell.machine;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.run.Quoting;
import dev.signlab.storage.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * A folder of a session that its owner alone may enter: the lab's tools as programs, what bash
 * reads first, and for the time of a text what it is given and leaves.
 *
 * @param place the folder
 * @param end takes no more commands of the tools
 */
record ToolFolder(Path place, Runnable end) implements AutoCloseable {

  private static final String NAME = "signlab-tools";
  private static final String PROGRAMS = "bin";
  private static final FileAttribute<Set<PosixFilePermission>> SECRET =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwx------");

  /** Runs a command of the lab's that is named behind it, such as {@code lab version}. */
  private static final String LAB = "lab";

  /** These run what stands behind them without the search path of the text. */
  private static final List<String> IN_FRONT = List.of("sudo", "doas");

  /** Answers for a word that neither bash nor this machine knows. */
  private static final String MISSING = "missing";

  /**
   * Makes one.
   *
   * @param bash the program with which tools run
   * @param words the lab's tools
   * @param home the lab's folder, for where the system's temporary folder runs no programs
   * @throws LabException when neither runs any
   */
  static ToolFolder make(Path bash, Set<String> words, ToolCalls calls, Path home)
      throws IOException {
    Path usual = TemporaryFolder.make(NAME);
    Path place = runsPrograms(usual) ? usual : TemporaryFolder.makeIn(home, NAME);
    if (!runsPrograms(place)) {
      throw noPrograms(usual, home);
    }
    ToolCalls.Way way = calls.begin(place.resolve("calls"), place.resolve(PROGRAMS));
    ToolFolder folder = new ToolFolder(place, way.end());
    Files.writeString(folder.begin(), resource("begin.bash"));
    String head =
        "#!%s -p\nlauncher=%s call=%s file=%s\n"
            .formatted(
                bash, quoted(way.launcher()), quoted(way.call()), quoted(folder.file("calls")));
    Files.writeString(folder.file("tool"), head + resource("tool.bash"));
    Files.setPosixFilePermissions(folder.file("tool"), PROGRAM);
    Files.createSymbolicLink(folder.file(MISSING), Path.of("tool"));
    Files.createDirectory(folder.programs());
    for (String word : words) {
      folder.link(word);
    }
    for (String word : IN_FRONT) {
      folder.link(word);
    }
    folder.link(LAB);
    return folder;
  }

  /** Where the system is told to run none, bash passes over the links to others of their names. */
  private static boolean runsPrograms(Path folder) throws IOException {
    Path probe = Files.createFile(folder.resolve("probe"), SECRET);
    Files.setPosixFilePermissions(probe, PROGRAM);
    boolean runs = Files.isExecutable(probe);
    Files.delete(probe);
    return runs;
  }

  private static LabException noPrograms(Path usual, Path home) {
    return Problem.of("the lab's tools cannot answer in the shell of this machine")
        .expected("a folder whose programs may be run")
        .found(usual.getParent() + " and " + home + " are mounted noexec")
        .command("doctor")
        .asException();
  }

  private static String quoted(Path path) {
    return Quoting.word(path.toString());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ToolFolder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the lab lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void link(String word) throws IOException {
    Files.createSymbolicLink(programs().resolve(word), Path.of("..", "tool"));
  }

  private Path file(String name) {
    return place.resolve(name);
  }

  /** Returns the folder of the tools. */
  Path programs() {
    return file(PROGRAMS);
  }

  /** Returns what bash reads before a text. */
  Path begin() {
    return file("begin.bash");
  }

  /** Returns the text that bash runs. */
  Path text() {
    return file("bash");
  }

  /** Puts a text in its place, with what the texts before it left for it. */
  void put(String text, String kept) throws IOException {
    clear();
    write(file("kept"), kept);
    write(file("state"), "");
    write(text(), text + "\n{ __signlab_keep $?; } 5>&2 2> /dev/null\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createFile(file, SECRET);
    Files.writeString(file, text);
  }

  /** Returns what the text left, and takes all of it away. */
  byte[] take() throws IOException {
    byte[] state = Files.readAllBytes(file("state"));
    clear();
    return state;
  }

  @Override
  public void close() {
    end.run();
    TemporaryFolder.delete(place);
  }

  private void clear() throws IOException {
    for (Path each : new Path[] {file("kept"), file("state"), text()}) {
      Files.deleteIfExists(each);
    }
  }
}
