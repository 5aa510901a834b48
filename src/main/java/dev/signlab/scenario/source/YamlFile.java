package dev.signlab.scenario.source;

import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlException;
import dev.signlab.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a YAML file of a scenario, whose texts reach the terminal of every learner. */
public final class YamlFile {

  private static final YamlBounds BOUNDS = new YamlBounds(16, 20_000);

  private YamlFile() {}

  /**
   * Parses the text of a file.
   *
   * @return the keys of the file, or nothing when there is a finding that leaves none
   */
  public static Optional<YamlValue.Mapping> parse(Path file, String text, Findings findings) {
    YamlValue value;
    try {
      value = Yaml.document(file, text, BOUNDS);
    } catch (YamlException e) {
      findings.add(e.place(), e);
      return Optional.empty();
    }
    int before = findings.count();
    check(value, findings);
    if (findings.count() > before) {
      return Optional.empty();
    }
    if (value instanceof YamlValue.Mapping mapping) {
      return Optional.of(mapping);
    }
    findings.add(value.place(), "not a map of keys", "keys such as id: and tasks:", value.kind());
    return Optional.empty();
  }

  /** A text may be written with escapes, so that the file itself shows no control character. */
  private static void check(YamlValue value, Findings findings) {
    switch (value) {
      case YamlValue.Scalar scalar -> SourceText.check(scalar.place(), scalar.text(), findings);
      case YamlValue.Sequence list -> list.items().forEach(each -> check(each, findings));
      case YamlValue.Mapping map ->
          map.entries()
              .forEach(
                  entry -> {
                    SourceText.check(entry.place(), entry.key(), findings);
                    check(entry.value(), findings);
                  });
    }
  }
}
