package dev.signlab.scenario.draft;

import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.CheckType;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.check.FieldSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Thinks of checks that may have become true: of each type by state all that the words of the lines
 * can be put into, those first that say most, and at the end that a command ended as it did.
 */
final class Candidates {

  private static final int MOST = 120;

  /** The types by state, those first that say most. */
  private static final List<String> BY_STATE =
      List.of(
          "signature",
          "identity-signature",
          "attestation",
          "identity-attestation",
          "blob-signature",
          "identity-blob-signature",
          "blob-attestation",
          "sbom",
          "saved",
          "digests",
          "image",
          "no-image",
          "no-signature",
          "local-image",
          "no-local-image",
          "file",
          "no-file",
          "login",
          "no-login",
          "registry",
          "no-registry");

  /** The flags whose values say what a command was about. */
  private static final List<String> TELLING = List.of("key", "certificate-identity", "type");

  private static final String USUAL_REGISTRY = "localhost:5001";
  private static final String USUAL_ISSUER = "http://localhost:5101";
  private static final String FILE = "file";

  private final Nouns nouns;
  private final List<String> arguments;
  private final Set<Candidate> found = new LinkedHashSet<>();

  private Candidates(Nouns nouns, List<Attempt> attempts) {
    this.nouns = nouns;
    this.arguments = attempts.stream().flatMap(Attempt::arguments).distinct().limit(12).toList();
  }

  static List<Candidate> of(Nouns nouns, List<Attempt> attempts) {
    Candidates all = new Candidates(nouns, attempts);
    BY_STATE.stream().map(name -> CheckTypes.named(name).orElseThrow()).forEach(all::add);
    Stream<Candidate> states = all.found.stream().filter(c -> c.read().isPresent()).limit(MOST);
    Stream<Candidate> tried = attempts.stream().map(Candidates::tried).distinct();
    return Stream.concat(states, tried.filter(c -> c.read().isPresent())).toList();
  }

  private void add(CheckType type) {
    if (type.name().equals(FILE)) {
      List.of("private-key", "public-key").forEach(kind -> addKeys(type, Map.of("kind", kind)));
    }
    if (type.name().equals("sbom")) {
      nouns.files().forEach(file -> addKeys(type, Map.of(FILE, file)));
    }
    if (type.name().equals("digests")) {
      addPairs(type);
    } else {
      addKeys(type, Map.of());
    }
  }

  private void addPairs(CheckType type) {
    List<String> images = nouns.images();
    for (int i = 0; i < images.size(); i++) {
      for (String other : images.subList(i + 1, images.size())) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("of", List.of(images.get(i), other));
        keys.put("are", "same");
        found.add(new Candidate(type.name(), keys));
      }
    }
  }

  /** Puts every word that fits into each key that must be there. */
  private void addKeys(CheckType type, Map<String, String> further) {
    List<Map<String, Object>> filled = List.of(Map.of());
    for (FieldSpec field : type.fields().stream().filter(FieldSpec::required).toList()) {
      List<Map<String, Object>> more = new ArrayList<>();
      for (Map<String, Object> before : filled) {
        for (String value : values(field)) {
          Map<String, Object> keys = new LinkedHashMap<>(before);
          keys.put(field.name(), value);
          more.add(keys);
        }
      }
      filled = more.stream().limit(MOST).toList();
    }
    for (Map<String, Object> keys : filled) {
      Map<String, Object> all = new LinkedHashMap<>(keys);
      all.putAll(further);
      found.add(new Candidate(type.name(), all));
    }
  }

  private List<String> values(FieldSpec field) {
    return switch (field.kind()) {
      case IMAGE -> nouns.images();
      case REGISTRY -> List.of(USUAL_REGISTRY);
      case FILE -> files(field.name());
      case TEXT -> texts(field.name());
      default -> List.of();
    };
  }

  private List<String> files(String key) {
    return switch (key) {
      case "key" -> nouns.publicKeys();
      case "bundle" -> nouns.bundles();
      case FILE -> nouns.files().stream().filter(arguments::contains).toList();
      default -> nouns.files();
    };
  }

  private List<String> texts(String key) {
    return switch (key) {
      case "type", "name" -> nouns.others();
      case "identity" -> nouns.identities();
      case "issuer" -> List.of(USUAL_ISSUER);
      default -> List.of();
    };
  }

  /** Returns the place of a check's type: the lower, the more it says. */
  static int rank(Candidate candidate) {
    int at = BY_STATE.indexOf(candidate.type());
    return at < 0 ? BY_STATE.size() : at;
  }

  /** What a command is about stands in the names and flags that it was given. */
  private static Candidate tried(Attempt attempt) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("command", attempt.command());
    keys.put("outcome", attempt.cause().map(Enum::name).orElse("passes"));
    List<String> words = attempt.arguments().toList();
    Nouns.of(words, List.of(), Set.of()).images().stream()
        .findFirst()
        .ifPresent(image -> keys.put("image", image));
    Map<String, Object> flags = new LinkedHashMap<>();
    TELLING.forEach(name -> attempt.value(name).ifPresent(value -> flags.put(name, value)));
    if (!flags.isEmpty()) {
      keys.put("flags", flags);
    }
    return new Candidate("tried", keys);
  }
}
