package dev.signlab.services.deployment;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The states of a deployment on disk: folders with numbers, one of which the link {@code current}
 * names. A state is put back by writing it into a new folder and turning the link, so that services
 * that run go on with the old one undisturbed until they look, and a process that is killed leaves
 * one of both.
 *
 * @param folder of the states
 */
public record Generations(Path folder) {

  /** The folder of a state that holds what clients are to trust. */
  static final String TRUST = "trust";

  private static final String CURRENT = "current";

  /** Returns the link, whose path stays the same when a state is put back. */
  public Path link() {
    return folder.resolve(CURRENT);
  }

  /** Returns the folder of what clients are to trust, in the state that counts. */
  public Path trust() {
    return link().resolve(TRUST);
  }

  /** Tells whether there is any state. */
  public boolean exist() {
    return Files.isSymbolicLink(link());
  }

  /** Returns the folder of the state that counts; made when there is none. */
  public Path current() {
    return attempt(
        () -> {
          if (!exist()) {
            turn(String.valueOf(begin().getFileName()));
          }
          return named();
        });
  }

  /** Returns the number of the state that counts, or an empty text when there is none. */
  public String number() {
    return attempt(
        () -> {
          try {
            return Files.readSymbolicLink(link()).toString();
          } catch (NoSuchFileException e) {
            return "";
          }
        });
  }

  /** Returns a new empty folder beside the others, for a state to be put back. */
  public Path begin() {
    return attempt(
        () -> {
          int next = 1;
          while (Files.exists(folder.resolve(Integer.toString(next)))) {
            next++;
          }
          return Files.createDirectories(folder.resolve(Integer.toString(next)));
        });
  }

  /** Makes another state the one that counts. */
  public void use(Path state) {
    attempt(
        () -> {
          turn(String.valueOf(state.getFileName()));
          return state;
        });
  }

  /** Makes it as it was before there was any state; what is there is deleted later. */
  public void forget() {
    attempt(() -> Files.deleteIfExists(link()));
  }

  /** Deletes the states that do not count; nobody may use them any more. */
  void deleteOthers() {
    attempt(
        () -> {
          String counts = number();
          for (Path state : states()) {
            if (!String.valueOf(state.getFileName()).equals(counts)) {
              delete(state);
            }
          }
          return counts;
        });
  }

  private List<Path> states() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> String.valueOf(path.getFileName()).matches("\\d+")).toList();
    }
  }

  private static void delete(Path state) throws IOException {
    try (Stream<Path> all = Files.walk(state)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private Path named() throws IOException {
    return folder.resolve(Files.readSymbolicLink(link()));
  }

  private void turn(String name) throws IOException {
    Path turned = folder.resolve(".turning");
    Files.deleteIfExists(turned);
    Files.createSymbolicLink(turned, Path.of(name));
    Files.move(turned, link(), StandardCopyOption.ATOMIC_MOVE);
  }

  private <T> T attempt(Work<T> work) {
    try {
      return work.run();
    } catch (NotLinkException e) {
      throw Problem.of(link() + " is not what the lab wrote there")
          .expected("a symbolic link")
          .found("something else")
          .command("reset")
          .asException(e);
    } catch (IOException e) {
      throw Problem.of("cannot keep the state of the services")
          .tried("in " + folder)
          .expected("a folder that can be written, with space left")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
