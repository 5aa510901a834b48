package dev.signlab.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The name of the command is wrong. */
enum CommandMutation implements Mutation {
  CAPITALS("in capitals", each(word -> word.toUpperCase(Locale.ROOT))),
  CAPITAL("a capital", each(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))),
  JOINED("two words as one", pairs((one, two) -> one + two)),
  HYPHENED("a hyphen for a blank", pairs((one, two) -> one + "-" + two)),
  DOTTED("a full stop for a blank", pairs((one, two) -> one + "." + two)),
  UNHYPHENED("a blank for a hyphen", each(word -> word.replace('-', ' '))),
  LOST_HYPHEN("a hyphen lost", each(word -> word.replace("-", ""))),
  UNDERSCORED("an underscore for a hyphen", each(word -> word.replace('-', '_'))),
  SPLIT("a blank within", each(CommandMutation::split)),
  TURNED("parts in the other order", each(CommandMutation::turned)),
  TURNED_WORDS("words in the other order", pairs((one, two) -> two + " " + one)),
  TWICE("a word twice", each(word -> word + " " + word)),
  DASHED("dashes before it", line -> line.named() < 2 ? Stream.empty() : dashed(line)),
  NO_TOOL("the tool left out", line -> line.named() < 2 ? Stream.empty() : without(line)),
  OTHER_TOOL("another tool", CommandMutation::otherTool),
  OTHER_WORD("another tool's word", CommandMutation::otherWord),
  PLURAL("one or many", each(w -> w.endsWith("s") ? w.substring(0, w.length() - 1) : w + "s")),
  DOING("its -ing form", each(w -> w.replaceFirst("(?<=..)e$", "") + "ing")),
  COLON("a colon behind it", each(w -> w + ":"));

  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("verify", List.of("check", "validate", "test")),
          Map.entry("sign", List.of("signature", "sig")),
          Map.entry("push", List.of("upload", "publish", "send")),
          Map.entry("pull", List.of("get", "download", "fetch")),
          Map.entry("build", List.of("make", "create")),
          Map.entry("inspect", List.of("show", "info", "describe")),
          Map.entry("copy", List.of("cp", "mirror", "promote")),
          Map.entry("tree", List.of("show", "referrers")),
          Map.entry("triangulate", List.of("locate", "find")),
          Map.entry("generate-key-pair", List.of("keygen", "new-key", "create-keys")),
          Map.entry("images", List.of("list", "ls")),
          Map.entry("list-tags", List.of("tags", "ls")),
          Map.entry("digest", List.of("sha256", "hash")),
          Map.entry("catalog", List.of("catalogue", "repositories", "repos")),
          Map.entry("status", List.of("state", "health")),
          Map.entry("save", List.of("export", "store")),
          Map.entry("load", List.of("import", "restore")),
          Map.entry("clean", List.of("remove", "purge", "delete")),
          Map.entry("attest", List.of("attestation")),
          Map.entry("discover", List.of("referrers", "tree")),
          Map.entry("start", List.of("begin", "open")),
          Map.entry("hint", List.of("tip", "help-me")),
          Map.entry("check", List.of("test", "verify")),
          Map.entry("next", List.of("continue", "forward")),
          Map.entry("undo", List.of("revert", "rollback")),
          Map.entry("bookmark", List.of("snapshot", "remember")),
          Map.entry("back", List.of("return", "restore")),
          Map.entry("explain", List.of("describe", "why-not")),
          Map.entry("list", List.of("labs", "ls-labs")),
          Map.entry("solution", List.of("solve", "show-solution")));

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // rules have no state
  private final Function<WorkingLine, Stream<Mutated>> made;

  CommandMutation(String label, Function<WorkingLine, Stream<Mutated>> made) {
    this.label = label;
    this.made = made;
  }

  /** Makes two words of a name into others. */
  @FunctionalInterface
  private interface Pair {

    String of(String one, String two);
  }

  private static Function<WorkingLine, Stream<Mutated>> each(Function<String, String> change) {
    return line ->
        IntStream.range(0, line.named())
            .mapToObj(
                at -> {
                  String right = line.words().get(at);
                  String wrong = change.apply(right);
                  return Mutated.of(line.with(at, at + 1, wrong), wrong, right, "small letters");
                });
  }

  private static Function<WorkingLine, Stream<Mutated>> pairs(Pair change) {
    return line ->
        IntStream.range(1, line.named())
            .mapToObj(
                at -> {
                  String one = line.words().get(at - 1);
                  String two = line.words().get(at);
                  String wrong = change.of(one, two);
                  return Mutated.of(line.with(at - 1, at + 1, wrong), wrong, one + " " + two);
                });
  }

  private static String split(String word) {
    int middle = word.length() / 2 + 1;
    return word.length() < 6 || word.contains("-")
        ? word
        : word.substring(0, middle) + " " + word.substring(middle);
  }

  private static String turned(String word) {
    List<String> parts = new ArrayList<>(Arrays.asList(word.split("-", -1)));
    Collections.rotate(parts, 1);
    return String.join("-", parts);
  }

  private static Stream<Mutated> dashed(WorkingLine line) {
    String verb = line.words().get(1);
    return Stream.of(Mutated.of(line.with(1, 2, "--" + verb), "--" + verb, verb));
  }

  private static Stream<Mutated> without(WorkingLine line) {
    List<String> words = line.words();
    return Stream.of(Mutated.of(line.with(0, 1), words.get(0), words.get(1)));
  }

  private static Stream<Mutated> otherTool(WorkingLine line) {
    String tool = line.words().getFirst();
    String other = Map.of("cosign", "docker", "docker", "cosign").getOrDefault(tool, tool);
    return Stream.of(
        Mutated.of(
            line.with(0, 1, other), tool + " " + line.words().get(1 % line.words().size()), other));
  }

  private static Stream<Mutated> otherWord(WorkingLine line) {
    int at = line.named() - 1;
    String right = line.words().get(at);
    return WORDS.getOrDefault(right, List.of()).stream()
        .map(wrong -> Mutated.of(line.with(at, at + 1, wrong), wrong, right));
  }

  @Override
  public String part() {
    return "command";
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Stream<Mutated> of(WorkingLine line) {
    return made.apply(line);
  }
}
