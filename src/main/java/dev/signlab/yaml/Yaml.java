package dev.signlab.yaml;

import dev.signlab.storage.Reason;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML. Nothing is resolved: a value is the text that was written, and where. */
public final class Yaml {

  private static final String HINT =
      "quote texts that contain ': ' or ' #', and indent with spaces";

  private Yaml() {}

  /**
   * Reads all documents of a file.
   *
   * @param file named in places; it is not read
   * @param text of the file
   * @throws YamlException when it is no YAML, or more than the bounds allow
   */
  public static List<YamlValue> documents(Path file, String text, YamlBounds bounds) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setCodePointLimit(Math.max(1, text.length()))
            .build();
    try {
      ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text));
      return new YamlComposer(file, events, bounds).documents();
    } catch (MarkedYamlEngineException e) {
      throw invalid(place(file, e), String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw invalid(Place.beginning(file), Reason.of(e));
    }
  }

  /**
   * Reads a file of one document; an empty file is an empty text.
   *
   * @throws YamlException as of {@link #documents}, and when there are more
   */
  public static YamlValue document(Path file, String text, YamlBounds bounds) {
    List<YamlValue> documents = documents(file, text, bounds);
    if (documents.isEmpty()) {
      return new YamlValue.Scalar(Place.beginning(file), "", false);
    }
    if (documents.size() > 1) {
      throw new YamlException(
          documents.get(1).place(), "more than one document", "one document in a file", "another");
    }
    return documents.getFirst();
  }

  private static YamlException invalid(Place place, String found) {
    return new YamlException(place, "not valid YAML", "YAML 1.2", found, HINT);
  }

  private static Place place(Path file, MarkedYamlEngineException e) {
    return e.getProblemMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Place.beginning(file));
  }
}
