package dev.signlab.shell.docker;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder and the Dockerfile of {@code docker build}. Where the Dockerfile comes from standard
 * input it is put into a folder that is deleted at the end.
 *
 * @param context the folder of the files
 * @param dockerfile the file
 * @param temporary what is deleted at the end
 */
record BuildPlaces(Path context, Path dockerfile, Optional<Path> temporary)
    implements AutoCloseable {

  private static final String STANDARD_INPUT = "-";
  private static final String DOCKERFILE = "Dockerfile";
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)(https?|git|ssh|docker-image|oci-layout)://.*|git@.*|github\\.com/.*");

  /** Finds them by the words of a line. */
  static BuildPlaces of(Invocation invocation, String folder) {
    Optional<String> file = invocation.flag("file");
    boolean isPiped = file.filter(STANDARD_INPUT::equals).isPresent();
    if (folder.equals(STANDARD_INPUT)) {
      return withoutFiles(invocation, file);
    }
    if (ELSEWHERE.matcher(folder).matches()) {
      throw elsewhere(folder);
    }
    Path context = invocation.path(folder).normalize();
    if (Files.isRegularFile(context) && context.endsWith(DOCKERFILE)) {
      throw problem(
          "docker build wants the folder, not the Dockerfile",
          "a folder",
          "a file " + context,
          "docker build -t NAME .");
    }
    if (isPiped) {
      Path temporary = temporary(invocation);
      return new BuildPlaces(context, temporary.resolve(DOCKERFILE), Optional.of(temporary));
    }
    Path dockerfile = file.map(invocation::path).orElseGet(() -> in(context));
    return new BuildPlaces(context, dockerfile, Optional.empty());
  }

  /** Docker also takes a file in small letters where there is none with a capital. */
  private static Path in(Path context) {
    Path usual = context.resolve(DOCKERFILE);
    Path small = context.resolve("dockerfile");
    return !Files.exists(usual) && Files.exists(small) ? small : usual;
  }

  /** Nothing but a Dockerfile: the folder of the files is empty. */
  private static BuildPlaces withoutFiles(Invocation invocation, Optional<String> file) {
    if (file.isPresent()) {
      throw problem(
          "standard input is the Dockerfile, so -f " + file.get() + " is one too many",
          "docker build -t NAME -",
          "-f " + file.get(),
          "docker build -t NAME -f " + file.get() + " .");
    }
    Path temporary = temporary(invocation);
    try {
      Path empty = Files.createDirectory(temporary.resolve("context"));
      return new BuildPlaces(empty, temporary.resolve(DOCKERFILE), Optional.of(temporary));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static Path temporary(Invocation invocation) {
    try {
      byte[] bytes =
          BoundedFile.read(invocation.session().input(), BoundedFile.SMALL, "the Dockerfile");
      if (isArchive(bytes)) {
        throw problem(
            "an archive cannot be the folder to build from here",
            "a Dockerfile on standard input",
            "an archive",
            "docker build -t NAME FOLDER");
      }
      Path folder = Files.createTempDirectory("signlab-build-");
      Files.write(folder.resolve(DOCKERFILE), bytes);
      return folder;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Tells whether bytes begin as gzip, or hold a null byte, as every tar does. */
  private static boolean isArchive(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return bytes.length > 1 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }

  private static LabException elsewhere(String folder) {
    return problem(
        "docker build takes a folder of this machine here",
        "a folder, . for this one",
        folder,
        "docker build -t NAME .");
  }

  private static LabException unreadable(IOException e) {
    return Problem.of("cannot read the Dockerfile from standard input")
        .found(Reason.of(e))
        .asException(e);
  }

  static LabException problem(String summary, String expected, String found, String command) {
    return Problem.of(summary)
        .expected(expected)
        .found(found)
        .command(command)
        .cause(Cause.MALFORMED)
        .asException();
  }

  @Override
  public void close() {
    temporary.ifPresent(BuildPlaces::delete);
  }

  private static void delete(Path folder) {
    for (String name : new String[] {"context", DOCKERFILE, ""}) {
      try {
        Files.deleteIfExists(folder.resolve(name));
      } catch (IOException e) {
        // It lies where temporary files lie, and the system clears them.
      }
    }
  }
}
