package dev.signlab.scenario.source;

import dev.signlab.storage.Reason;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads a YAML file of bounded size, nesting and expansion into values that know their place. */
public final class YamlFile {

  private YamlFile() {}

  /**
   * Parses the text of a file.
   *
   * @return the keys of the file, or nothing when there is a finding that leaves none
   */
  public static Optional<YamlValue.Mapping> parse(Path file, String text, Findings findings) {
    Place start = new Place(file, 1, 1);
    try {
      YamlValue value = composed(file, text);
      if (value instanceof YamlValue.Mapping mapping) {
        return Optional.of(mapping);
      }
      findings.add(start, "not a map of keys", "keys such as id: and tasks:", value.kind());
    } catch (TooMuchYamlException e) {
      findings.add(e.place(), e);
    } catch (MarkedYamlEngineException e) {
      findings.add(place(file, e), "not valid YAML", "YAML 1.2", words(e), INDENT_HINT);
    } catch (YamlEngineException e) {
      findings.add(start, "not valid YAML", "YAML 1.2", Reason.of(e));
    }
    return Optional.empty();
  }

  private static final String INDENT_HINT =
      "quote texts that contain ': ' or ' #', and indent with spaces";

  private static YamlValue composed(Path file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setCodePointLimit(SourceText.LARGEST)
            .build();
    ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text));
    return new YamlComposer(file, events).document();
  }

  private static Place place(Path file, MarkedYamlEngineException e) {
    return e.getProblemMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new Place(file, 1, 1));
  }

  private static String words(MarkedYamlEngineException e) {
    return String.valueOf(e.getProblem());
  }
}
