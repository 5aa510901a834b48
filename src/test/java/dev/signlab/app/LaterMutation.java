package dev.signlab.app;

import dev.signlab.app.WorkingLine.Kind;
import dev.signlab.app.WorkingLine.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What was thought of only when the others had been mended, and measured at the first try. */
enum LaterMutation implements Mutation {
  ALL_CAPITALS(
      "the whole line in capitals", whole(line -> line.toUpperCase(Locale.ROOT), "letters")),
  TWICE_PASTED("pasted twice", whole(line -> line + " " + line, "twice")),
  BACKSLASH_END("a backslash behind it", whole(line -> line + " \\ ", "\\")),
  TWO_LETTERS(
      "two letters lost in the command",
      command(w -> w.length() < 6 ? w : w.replaceFirst("(?<=..)..", ""))),
  NOUN("the noun for the verb", command(LaterMutation::noun)),
  SEMICOLON("a semicolon behind the tool", command(w -> w + ";")),
  NO_BLANK("no blank before the flag", flag((flag, value) -> "", true)),
  WITH("with before the flag", flag((flag, value) -> "with " + flag + " " + value, false)),
  BRACKETS("brackets round the flag", flag((flag, value) -> "[" + flag + " " + value + "]", false)),
  SLASH(
      "a slash for the dashes",
      flag((flag, value) -> "/" + flag.replaceFirst("^-+", "") + " " + value, false)),
  NO_DASH_EQUALS(
      "name=value without dashes",
      flag((flag, value) -> flag.replaceFirst("^-+", "") + "=" + value, false)),
  TWO_EQUALS("= twice", flag((flag, value) -> flag + "==" + value, false)),
  STRAY_DASH("a dash alone before it", flag((flag, value) -> "- " + flag + " " + value, false)),
  MIXED_DASHES(
      "a hyphen and a dash",
      flag((flag, value) -> flag.replaceFirst("^--", "-–") + " " + value, false)),
  BLANK_IN_QUOTES(
      "a blank within the quotes", flag((flag, value) -> flag + " \" " + value + "\"", false)),
  FILE_WORD("file= before the name", part(Kind.FILE, name -> "file=" + name)),
  TURNED_NAME(
      "name and ending swapped", part(Kind.FILE, n -> n.replaceFirst("^(.*)\\.([^.]+)$", "$2.$1"))),
  LONGER_NAME("an s behind the name", part(Kind.FILE, n -> n.replaceFirst("\\.(?=[^.]*$)", "s."))),
  ENCODED(
      "the colon as a browser writes it",
      part(Kind.IMAGE, i -> i.replaceFirst(":1\\.0", "%3A1.0"))),
  TURNED_TAG(
      "tag and repository swapped",
      part(Kind.IMAGE, i -> i.replaceFirst("/([a-z]+):([\\d.]+)$", "/$2:$1"))),
  TURNED_HOST(
      "host and port swapped",
      part(Kind.IMAGE, i -> i.replace("localhost:5001", "5001:localhost"))),
  TAG_WORD("the word tag before the tag", part(Kind.IMAGE, i -> i.replace(":1.0", ":tag1.0"))),
  LETTER_FOR_DIGIT("o for 0", part(Kind.IMAGE, i -> i.replace(":1.0", ":1.o"))),
  DIGIT_FOR_LETTER("1 for l", part(Kind.IMAGE, i -> i.replace("localhost", "loca1host")));

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // rules have no state
  private final Function<WorkingLine, Stream<Mutated>> made;

  LaterMutation(String label, Function<WorkingLine, Stream<Mutated>> made) {
    this.label = label;
    this.made = made;
  }

  private static Function<WorkingLine, Stream<Mutated>> whole(
      UnaryOperator<String> change, String named) {
    return line -> {
      String wrong = change.apply(line.text());
      return Stream.of(Mutated.of(List.of(wrong), named, line.words().getFirst()));
    };
  }

  private static Function<WorkingLine, Stream<Mutated>> command(UnaryOperator<String> change) {
    return line ->
        Stream.iterate(0, at -> at + 1)
            .limit(line.named())
            .map(
                at -> {
                  String right = line.words().get(at);
                  String wrong = change.apply(right);
                  return Mutated.of(line.with(at, at + 1, wrong), wrong, right);
                });
  }

  /** An empty text stands for the name of the command and the flag as one word. */
  private static Function<WorkingLine, Stream<Mutated>> flag(
      BiFunction<String, String, String> change, boolean joins) {
    return line -> line.valued().stream().map(flag -> flagged(line, flag, change, joins));
  }

  private static Mutated flagged(
      WorkingLine line, Place flag, BiFunction<String, String, String> change, boolean joins) {
    int at = flag.at();
    String value = line.words().get(at + 1);
    if (joins) {
      String wrong = line.words().get(at - 1) + flag.text();
      return Mutated.of(line.with(at - 1, at + 1, wrong), wrong, flag.text());
    }
    String wrong = change.apply(flag.text(), value);
    String name = flag.text().replaceFirst("^-+", "");
    return Mutated.of(
        line.with(at, at + 2, wrong), wrong, wrong.split(" ", 2)[0], flag.text(), name, value);
  }

  private static Function<WorkingLine, Stream<Mutated>> part(
      Kind kind, UnaryOperator<String> change) {
    return line ->
        line.places(kind).stream()
            .map(
                place -> {
                  String wrong = change.apply(place.text());
                  return Mutated.of(line.with(place, wrong), wrong, place.text(), "localhost");
                });
  }

  private static String noun(String word) {
    List<String> verbs = List.of("verify", "inspect", "generate", "triangulate", "attest");
    List<String> nouns =
        List.of("verification", "inspection", "generation", "triangulation", "attestation");
    List<String> parts = new ArrayList<>(List.of(word.split("-", 2)));
    int known = verbs.indexOf(parts.getFirst());
    if (known >= 0) {
      parts.set(0, nouns.get(known));
    }
    return String.join("-", parts);
  }

  @Override
  public String part() {
    return "later";
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
