package dev.signlab.scenario.load;

import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where scenarios lie that are not the lab's own: in the home, in folders that the variable {@value
 * #VARIABLE} names, and in those that were started once. They come after the lab's own and never
 * change their numbers, and an update of the lab leaves them alone.
 *
 * @param home the folder {@code labs} of the lab's home
 * @param named what the variable says: folders, with the separator of this machine between them
 */
public record OwnFolders(Path home, String named) {

  /** The variable that names folders of scenarios. */
  public static final String VARIABLE = "LAB_PATH";

  private static final String STARTED = "started";
  private static final int LARGEST = 64 << 10;

  /** Returns the folders of a home. */
  public static OwnFolders of(Path home, Map<String, String> environment) {
    return new OwnFolders(home, environment.getOrDefault(VARIABLE, ""));
  }

  /** Returns all folders, in the order in which their scenarios are listed. */
  public List<Path> all() {
    Set<Path> folders = new LinkedHashSet<>();
    if (Files.isDirectory(home)) {
      folders.add(home);
    }
    named(Files::isDirectory).forEach(folders::add);
    started().stream().filter(Files::isDirectory).forEach(folders::add);
    return List.copyOf(folders);
  }

  private Stream<Path> paths() {
    return Stream.of(named.split(Pattern.quote(File.pathSeparator)))
        .filter(text -> !text.isBlank())
        .map(text -> Path.of(text).toAbsolutePath().normalize());
  }

  private List<Path> named(Predicate<Path> wanted) {
    return paths().filter(wanted).toList();
  }

  /** Returns the folders that the variable names and that are none. */
  public List<Path> missing() {
    return named(folder -> !Files.isDirectory(folder));
  }

  private List<Path> started() {
    Path file = home.resolve(STARTED);
    return Files.isRegularFile(file)
        ? new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .map(Path::of)
            .toList()
        : List.of();
  }

  /** Remembers a folder whose scenario was started, so that its tasks are found again. */
  public void remember(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    if (all().stream().anyMatch(whole::startsWith)) {
      return;
    }
    List<String> lines =
        Stream.concat(started().stream().filter(Files::isDirectory), Stream.of(whole))
            .map(Path::toString)
            .toList();
    AtomicFile.write(home.resolve(STARTED), String.join("\n", lines) + "\n");
  }
}
