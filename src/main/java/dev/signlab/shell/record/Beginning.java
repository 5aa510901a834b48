package dev.signlab.shell.record;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.world.ServerNames;
import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.World;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.scenario.draft.Recording;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at a world before something is recorded in it: names of files and images, and copies of
 * small files that hold no secret.
 *
 * @param home where the copies are kept
 * @param world the world
 * @param client asks the registry
 */
record Beginning(LabHome home, World world, RegistryClient client) {

  private static final int DEEPEST = 4;
  private static final int MOST_FILES = 200;
  private static final int MOST_REPOSITORIES = 50;
  private static final int MOST_TAGS = 20;
  private static final int LARGEST = 64 << 10;

  Recording.Before look() {
    List<Path> files = files(world.workspace());
    copy(files);
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(top(file)));
    boolean registry = world.registryStatus().running();
    return new Recording.Before(
        registry,
        world.runs(SigstoreServer.NAME),
        names,
        registry ? images() : Set.of(),
        OpenRecording.copies(home));
  }

  private String top(Path file) {
    return world.workspace().relativize(file).getName(0).toString();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      return files.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of("cannot look at " + folder).found(Reason.of(e)).asException(e);
    }
  }

  /** What is a secret by its name or by what it says is no part of any scenario. */
  private void copy(List<Path> files) {
    Path copies = OpenRecording.copies(home);
    clear(copies);
    for (Path file : files) {
      if (file.toFile().length() <= LARGEST) {
        byte[] bytes = BoundedFile.read(file);
        if (!isSecret(String.valueOf(file.getFileName()), bytes)) {
          AtomicFile.writeUnforced(copies.resolve(world.workspace().relativize(file)), bytes);
        }
      }
    }
  }

  private static void clear(Path folder) {
    try (Stream<Path> old = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of("cannot clear " + folder).found(Reason.of(e)).asException(e);
    }
  }

  static boolean isSecret(String name, byte[] bytes) {
    String lower = name.toLowerCase(Locale.ROOT);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return name.startsWith(".")
        || Stream.of(".key", "token", "password", "secret", "credential").anyMatch(lower::contains)
        || text.contains("PRIVATE KEY")
        || text.startsWith("eyJ");
  }

  private Set<String> images() {
    Set<String> images = new HashSet<>();
    Registry registry = world.registry();
    try {
      client.repositories(registry).stream()
          .limit(MOST_REPOSITORIES)
          .map(name -> new Repository(registry, name))
          .forEach(repository -> addTags(repository, images));
    } catch (LabException e) {
      // A registry that lists nothing has nothing that could be named here.
      return Set.of();
    }
    return images;
  }

  private void addTags(Repository repository, Set<String> images) {
    client.tags(repository).stream()
        .filter(tag -> !tag.startsWith("sha256-"))
        .limit(MOST_TAGS)
        .forEach(tag -> images.add(ServerNames.asWritten(repository + ":" + tag, world)));
  }
}
