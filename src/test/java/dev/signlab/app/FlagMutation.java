package dev.signlab.app;

import dev.signlab.app.WorkingLine.Kind;
import dev.signlab.app.WorkingLine.Place;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A flag is wrong, or what stands between it and its value. */
enum FlagMutation implements Mutation {
  ONE_DASH("one dash", name(name -> "-" + name)),
  THREE_DASHES("three dashes", name(name -> "---" + name)),
  LONG_DASH("a long dash", name(name -> "—" + name)),
  NO_DASH("no dash", name(name -> name)),
  DASHES_BLANK("a blank behind the dashes", name(name -> "-- " + name)),
  CAPITAL(
      "a capital", name(name -> "--" + Character.toUpperCase(name.charAt(0)) + name.substring(1))),
  CAPITALS("in capitals", name(name -> "--" + name.toUpperCase(Locale.ROOT))),
  UNDERSCORED("underscores for hyphens", name(name -> "--" + name.replace('-', '_'))),
  LOST_HYPHEN("hyphens lost", name(name -> "--" + name.replace("-", ""))),
  PLURAL(
      "one or many",
      name(name -> name.endsWith("s") ? "--" + name.replaceFirst("s$", "") : "--" + name + "s")),
  CUT(
      "only its beginning",
      name(name -> name.length() < 7 ? "--" + name : "--" + name.substring(0, 5))),
  COLON("a colon for the blank", valued((flag, value) -> flag + ":" + value)),
  BLANKS_AND_EQUALS("blanks round =", valued((flag, value) -> flag + " = " + value)),
  EQUALS_AND_BLANK("a blank behind =", valued((flag, value) -> flag + "= " + value)),
  JOINED("the blank lost", valued((flag, value) -> flag + value)),
  SWAPPED("flag and value swapped", valued((flag, value) -> value + " " + flag)),
  QUOTED("both in one pair of quotes", valued((flag, value) -> '"' + flag + " " + value + '"')),
  NO_VALUE("its value left out", valued((flag, value) -> flag)),
  NO_NAME("its name left out", valued((flag, value) -> value)),
  LEFT_OUT("left out", line -> leftOut(line)),
  TWICE("twice", valued((flag, value) -> flag + " " + value + " " + flag + " " + value)),
  STRAY("one that the command has not", line -> stray(line));

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // rules have no state
  private final Function<WorkingLine, Stream<Mutated>> made;

  FlagMutation(String label, Function<WorkingLine, Stream<Mutated>> made) {
    this.label = label;
    this.made = made;
  }

  private static Function<WorkingLine, Stream<Mutated>> name(UnaryOperator<String> change) {
    return line ->
        line.places(Kind.FLAG).stream()
            .filter(flag -> flag.text().matches("--[\\w-]{2,}"))
            .map(
                flag -> {
                  String right = flag.text().substring(2);
                  String wrong = change.apply(right);
                  return Mutated.of(line.with(flag, wrong), wrong, "--" + right, "dash");
                });
  }

  private static Function<WorkingLine, Stream<Mutated>> valued(
      BiFunction<String, String, String> change) {
    return line ->
        line.valued().stream()
            .map(
                flag -> {
                  String value = line.words().get(flag.at() + 1);
                  String wrong = change.apply(flag.text(), value);
                  return Mutated.of(
                      line.with(flag.at(), flag.at() + 2, wrong), flag.text(), value, wrong);
                });
  }

  private static Stream<Mutated> leftOut(WorkingLine line) {
    return line.valued().stream()
        .map(Place::at)
        .map(at -> Mutated.of(line.with(at, at + 2), line.words().get(at).replace("--", "")));
  }

  private static Stream<Mutated> stray(WorkingLine line) {
    int end = line.named();
    return Stream.of("--recursive", "--force", "--verify", "--sign", "--image-tag")
        .filter(flag -> !line.words().contains(flag))
        .map(flag -> Mutated.of(line.with(end, end, flag), flag));
  }

  @Override
  public String part() {
    return "flag";
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
