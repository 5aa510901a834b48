package dev.signlab.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The causes that a type of check says it names are those that its source names: the gate refuses
 * texts for all others.
 */
class DeclaredCausesTests {

  private static final Path FOLDER = Path.of("src/main/java/dev/signlab/scenario/check");
  private static final Pattern NAME = Pattern.compile("new CheckType\\(\\s*\"([a-z-]+)\"");
  private static final Pattern CAUSE = Pattern.compile("Cause\\.([A-Z_]+)\\b");

  @Test
  void everyCauseThatACheckNamesIsDeclared() throws IOException {
    Set<String> missing = new TreeSet<>();
    int types = 0;
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Check.java")).toList()) {
        String source = Files.readString(file);
        Matcher name = NAME.matcher(source);
        Optional<CheckType> type = name.find() ? CheckTypes.named(name.group(1)) : Optional.empty();
        types += type.isPresent() ? 1 : 0;
        type.filter(t -> !t.causes().isEmpty()).ifPresent(t -> missing.addAll(missing(t, source)));
      }
    }
    assertThat(missing).isEmpty();
    assertThat(types).isGreaterThan(20);
  }

  private static Set<String> missing(CheckType type, String source) {
    return CAUSE
        .matcher(source)
        .results()
        .map(match -> Cause.valueOf(match.group(1)))
        .filter(cause -> !type.causes().contains(cause))
        .map(cause -> type.name() + " " + cause)
        .collect(Collectors.toSet());
  }
}
