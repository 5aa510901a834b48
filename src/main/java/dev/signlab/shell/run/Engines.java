package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Container engines whose lines the lab reads as those of docker: podman, nerdctl, and buildah for
 * what it shares with them.
 */
public final class Engines {

  static final Set<String> NAMES = Set.of("podman", "nerdctl", "buildah");

  /** Words of buildah that docker calls otherwise. */
  private static final Map<String, String> OF_BUILDAH =
      Map.of("bud", "build", "build-using-dockerfile", "build");

  /** Flags about TLS, which a registry on localhost does without. */
  private static final Set<String> TLS =
      Set.of("--tls-verify=false", "--insecure-registry", "--format=oci");

  /** What Go reads as true. */
  private static final String INSISTING = "--tls-verify(=(1|t|T|true|True|TRUE))?";

  private static final String THIS_FOLDER = ".";
  private static final Set<String> RUNNING = Set.of("run", "create", "exec");

  private Engines() {}

  /** Tells whether a word is such an engine. */
  public static boolean isOne(String word) {
    return NAMES.contains(word);
  }

  /** Returns what the lab says once, of which engine. */
  static String notice(String engine) {
    return engine + ": the lab has one store of images, and docker's word for this";
  }

  /**
   * Asks of an engine's line that it does not insist on TLS: the lab speaks plain HTTP to
   * localhost.
   *
   * @throws LabException when it does
   */
  static void requireNoTls(List<String> words) {
    List<String> asked =
        words.subList(0, own(words)).stream().filter(word -> word.matches(INSISTING)).toList();
    if (!isOne(words.getFirst()) || asked.isEmpty()) {
      return;
    }
    List<String> rest = new ArrayList<>(words.subList(1, words.size()));
    rest.subList(0, own(words) - 1).removeAll(asked);
    throw Problem.of("the lab's " + words.getFirst() + " cannot insist on TLS")
        .expected(
            "no --tls-verify, or --tls-verify=false: registries on localhost speak plain HTTP")
        .found(asked.getLast())
        .hint("as the registry there speaks", Quoting.line(words.getFirst(), rest))
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** Returns the line of docker or skopeo that does the same, or nothing for other programs. */
  public static Optional<List<String>> of(List<String> words) {
    if (!isOne(words.getFirst())) {
      return Optional.empty();
    }
    List<String> rest = new ArrayList<>(words.subList(1, words.size()));
    rest.subList(0, own(words) - 1).removeIf(TLS::contains);
    if (!rest.isEmpty() && words.getFirst().equals("buildah")) {
      rest.set(0, OF_BUILDAH.getOrDefault(rest.getFirst(), rest.getFirst()));
    }
    if (rest.size() > 1 && rest.getFirst().matches("push|pull")) {
      return Optional.of(transfer(rest));
    }
    if (!rest.isEmpty() && rest.getFirst().equals("build") && !hasFolder(rest)) {
      rest.add(THIS_FOLDER);
    }
    rest.addFirst("docker");
    return Optional.of(rest);
  }

  /** To podman and buildah the folder is this one where none is named. */
  private static boolean hasFolder(List<String> rest) {
    String last = rest.getLast();
    String before = rest.size() > 1 ? rest.get(rest.size() - 2) : "";
    boolean value = before.startsWith("-") && !before.contains("=");
    boolean argument = rest.size() > 1 && !last.startsWith("-") && !value;
    return argument || rest.stream().anyMatch(word -> word.matches("\\.{1,2}(/.*)?|-"));
  }

  /**
   * Returns how many words are sure to be the engine's. Behind an image that is run all are its
   * program's; the image may be the first word that is no flag.
   */
  private static int own(List<String> words) {
    int at = afterFlags(words, 1);
    if (at < words.size() && words.get(at).equals("container")) {
      at = afterFlags(words, at + 1);
    }
    boolean runs = at < words.size() && RUNNING.contains(words.get(at));
    return runs ? afterFlags(words, at + 1) : words.size();
  }

  private static int afterFlags(List<String> words, int from) {
    int at = from;
    while (at < words.size() && words.get(at).startsWith("-")) {
      at++;
    }
    return at;
  }

  /** A push with a place behind the image is a copy; one word may name its transport. */
  private static List<String> transfer(List<String> rest) {
    List<String> plain = rest.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
    if (rest.getFirst().equals("push") && plain.size() == 2 && rest.size() == 3) {
      String place = plain.getLast();
      boolean isPlace = place.matches("[a-z-]+:.*") && !place.matches("localhost:.*");
      return List.of(
          "skopeo",
          "copy",
          "docker-daemon:" + plain.getFirst(),
          isPlace ? place : "docker://" + place);
    }
    List<String> meant = new ArrayList<>(List.of("docker"));
    rest.forEach(word -> meant.add(word.replaceFirst("^docker://", "")));
    return meant;
  }
}
