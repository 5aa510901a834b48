package dev.signlab.scenario.fault;

import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The files of this package's data, which are the lab's own: a fault in them is a bug. */
final class FaultFiles {

  private static final String FOLDER = "faults";
  private static final String SUFFIX = ".yaml";
  private static final YamlBounds BOUNDS = new YamlBounds(6, 2000);

  private FaultFiles() {}

  /** What a file or an element of it says, by the names of its members. */
  record Fields(String where, Map<?, ?> members) {

    String text(String name) {
      return optional(name)
          .orElseThrow(() -> new IllegalStateException(where + " has no member " + name));
    }

    Optional<String> optional(String name) {
      return Optional.ofNullable(members.get(name)).map(String::valueOf);
    }

    List<String> texts(String name) {
      return members.get(name) instanceof List<?> list
          ? list.stream().map(String::valueOf).toList()
          : List.of();
    }
  }

  static Fields fields(String file) {
    return new Fields(file, (Map<?, ?>) tree(file));
  }

  static List<Fields> list(String file) {
    return ((List<?>) tree(file)).stream().map(each -> new Fields(file, (Map<?, ?>) each)).toList();
  }

  private static Object tree(String file) {
    try (InputStream in = Objects.requireNonNull(Fault.class.getResourceAsStream(file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Objects.requireNonNull(YamlTree.of(Yaml.document(Path.of(file), text, BOUNDS)), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of the faults, sorted: one more file is one more fault. */
  static List<String> names() {
    try {
      URL folder = Objects.requireNonNull(Fault.class.getResource(FOLDER), FOLDER);
      return files(folder).stream()
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the faults cannot be listed", e);
    }
  }

  private static List<String> files(URL folder) throws IOException, URISyntaxException {
    if (folder.openConnection() instanceof JarURLConnection jar) {
      String within = jar.getEntryName();
      return jar.getJarFile().stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(within))
          .toList();
    }
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.map(file -> file.toUri().getPath()).toList();
    }
  }
}
