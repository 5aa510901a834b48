package dev.signlab.engine.move;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The images that a Kubernetes manifest names: every {@code image:} with a text, wherever it
 * stands, in all documents of the file. Init containers come first, as they run first and as cosign
 * lists them.
 */
public final class ManifestImages {

  private static final int DEEPEST = 64;
  private static final int MOST_IMAGES = 1_000;
  private static final String IMAGE = "image";

  private final ParserImpl events;
  private final Map<String, String> anchors = new HashMap<>();
  private int found;

  private ManifestImages(String text) {
    LoadSettings settings = LoadSettings.builder().build();
    this.events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /** Finds the images of a manifest; {@code what} names it in problems. */
  public static List<String> in(String text, String what) {
    try {
      return new ManifestImages(text).all();
    } catch (YamlEngineException e) {
      throw Problem.of("unable to parse manifest: " + firstLine(e))
          .tried("read " + what)
          .expected("YAML")
          .found(firstLine(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private List<String> all() {
    List<String> images = new ArrayList<>();
    while (events.hasNext()) {
      switch (events.peekEvent().getEventId()) {
        case MappingStart, SequenceStart, Scalar, Alias -> images.addAll(value("", 0));
        default -> events.next();
      }
    }
    return images;
  }

  private List<String> value(String key, int depth) {
    if (depth > DEEPEST) {
      throw tooMuch("nested more than " + DEEPEST + " levels deep");
    }
    Event event = events.next();
    if (key.equals(IMAGE) && !isText(event)) {
      throw noName();
    }
    return switch (event) {
      case MappingStartEvent mapping -> members(depth);
      case SequenceStartEvent sequence -> elements(key, depth);
      case ScalarEvent scalar -> text(key, remembered(scalar));
      case AliasEvent alias -> text(key, anchors.getOrDefault(alias.getAlias().getValue(), ""));
      default -> List.of();
    };
  }

  private boolean isText(Event event) {
    return switch (event) {
      case ScalarEvent _ -> true;
      case AliasEvent alias -> anchors.containsKey(alias.getAlias().getValue());
      default -> false;
    };
  }

  /** An image that cannot be read must not go by unverified. */
  private static LabException noName() {
    return Problem.of("unable to decode the manifest")
        .expected("image: with the name of an image")
        .found("image: with a list or a map")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private List<String> members(int depth) {
    Map<String, List<String>> images = new LinkedHashMap<>();
    images.put("initContainers", List.of());
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      String key = "";
      if (events.peekEvent() instanceof ScalarEvent name) {
        key = name.getValue();
        events.next();
      } else {
        value("", depth + 1);
      }
      images.merge(key, value(key, depth + 1), ManifestImages::joined);
    }
    events.next();
    return images.values().stream().flatMap(List::stream).toList();
  }

  private List<String> elements(String key, int depth) {
    List<String> images = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      images.addAll(value(key.equals(IMAGE) ? "" : key, depth + 1));
    }
    events.next();
    return images;
  }

  private List<String> text(String key, String text) {
    if (!key.equals(IMAGE) || text.isEmpty()) {
      return List.of();
    }
    if (++found > MOST_IMAGES) {
      throw tooMuch("more than " + MOST_IMAGES + " images");
    }
    return List.of(text);
  }

  private String remembered(ScalarEvent scalar) {
    scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), scalar.getValue()));
    return scalar.getValue();
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static LabException tooMuch(String found) {
    return Problem.of("a manifest that is too much for this lab")
        .expected("at most " + MOST_IMAGES + " images, " + DEEPEST + " levels deep")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static String firstLine(YamlEngineException e) {
    return Reason.of(e).lines().findFirst().orElse("not YAML");
  }
}
