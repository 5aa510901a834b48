package dev.signlab.environment.home;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The folder in which the lab keeps everything. Naming its parts touches nothing on disk, so that a
 * one-shot command that needs no state leaves none; {@link #make} makes the folders.
 *
 * @param folder the home, absolute
 */
public record LabHome(Path folder) {

  private static final String FORMAT = "1";
  private static final int LONGEST_FORMAT = 64;

  /** Makes the path absolute. */
  public LabHome {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Returns the home that the variables name: {@code LAB_HOME}, else {@code signlab} in the XDG
   * data folder, else {@code ~/.local/share/signlab}.
   */
  public static LabHome of(Map<String, String> environment) {
    String home = environment.getOrDefault("LAB_HOME", "");
    if (!home.isEmpty()) {
      return new LabHome(Path.of(home));
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path user = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    Path folder = data.isEmpty() ? user.resolve(".local").resolve("share") : Path.of(data);
    return new LabHome(folder.resolve("signlab"));
  }

  /** Returns the folder of the embedded registry's store. */
  public Path registry() {
    return folder.resolve("registry");
  }

  /** Returns the folder of what the services of sigstore keep. */
  public Path services() {
    return folder.resolve("services");
  }

  /** Returns the folder of what the vault keeps; made by who keeps something there. */
  public Path vault() {
    return folder.resolve("vault");
  }

  /** Returns the folder of the images on this machine. */
  public Path images() {
    return folder.resolve("images");
  }

  /** Returns the folder in which the learner works. */
  public Path workspace() {
    return folder.resolve("workspace");
  }

  /** Returns the folder of what the learner has done. */
  public Path progress() {
    return folder.resolve("progress");
  }

  /** Returns the folder of the snapshots. */
  public Path snapshots() {
    return folder.resolve("snapshots");
  }

  /** Returns the folder of scenarios that are not the lab's own; made by who keeps some there. */
  public Path labs() {
    return folder.resolve("labs");
  }

  /** Returns the folder of what can be made again. */
  public Path cache() {
    return folder.resolve("cache");
  }

  /** Returns the folder of logs. */
  public Path log() {
    return folder.resolve("log");
  }

  /**
   * Makes the home and its folders where they are missing, readable by their owner only.
   *
   * @return this home
   * @throws dev.signlab.diagnostic.LabException when it cannot be written, or was made by a later
   *     version of the lab
   */
  public LabHome make() {
    Path format = folder.resolve("format");
    if (Files.exists(format)) {
      requireKnown(format);
      return this;
    }
    try {
      makePrivate(folder);
      for (Path part :
          List.of(registry(), images(), workspace(), progress(), snapshots(), cache(), log())) {
        makePrivate(part);
      }
    } catch (IOException e) {
      throw cannotBeMade(e);
    }
    AtomicFile.write(format, FORMAT + "\n");
    return this;
  }

  /**
   * Takes this home for one interactive lab; the operating system lets go of it when the process
   * ends, however it ends.
   *
   * @throws dev.signlab.diagnostic.LabException when another interactive lab has it
   */
  public LabLock lock(InstantSource clock) {
    make();
    return LabLock.take(folder.resolve("lock"), clock);
  }

  private static void requireKnown(Path format) {
    String found =
        new String(BoundedFile.read(format, LONGEST_FORMAT), StandardCharsets.UTF_8).strip();
    if (!found.equals(FORMAT)) {
      throw Problem.of("this lab's home has another format")
          .tried("open " + format.getParent())
          .expected("format " + FORMAT)
          .found("format " + found)
          .hint("a newer lab wrote it; give this one another home", "LAB_HOME=~/lab-2 ./lab start")
          .asException();
    }
  }

  private static void makePrivate(Path part) throws IOException {
    Path parent = part.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(part, ownerOnly(part));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(part)) {
        throw e;
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path part) {
    boolean posix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private RuntimeException cannotBeMade(IOException e) {
    return Problem.of("cannot make the lab's home " + folder)
        .expected("a folder that can be written, with space left")
        .found(Reason.of(e))
        .hint("to keep it elsewhere", "LAB_HOME=/tmp/lab ./lab start")
        .asException(e);
  }
}
