package dev.signlab.app;

import dev.signlab.app.WorkingLine.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Something is wrong with the line as a whole, or with two of its words. */
enum LineMutation implements Mutation {
  STRAY("a word too many", line -> Stream.of(Mutated.of(end(line, " please"), "please"))),
  FULL_STOP(
      "a full stop at the end", line -> Stream.of(Mutated.of(end(line, "."), ".", "full stop"))),
  COMMA("a comma at the end", line -> Stream.of(Mutated.of(end(line, ","), ",", "comma"))),
  QUESTION(
      "a question mark at the end", line -> Stream.of(Mutated.of(end(line, "?"), "?", "question"))),
  OPEN_QUOTE("a quote that is not closed", line -> last(line, "\"", "", "quote", "\"")),
  SMART_QUOTES("curly quotes", line -> last(line, "“", "”", "quote", "“")),
  PARENTHESES("in parentheses", line -> last(line, "(", ")", "(", "parenthes", "bracket")),
  PROMPT("the prompt before it", line -> Stream.of(Mutated.of(front(line, "$"), "$", "prompt"))),
  ARROW("another prompt before it", line -> Stream.of(Mutated.of(front(line, ">"), ">", "prompt"))),
  SUDO("sudo before it", line -> Stream.of(Mutated.of(front(line, "sudo"), "sudo"))),
  RUN("run before it", line -> Stream.of(Mutated.of(front(line, "run"), "run"))),
  TICKS("in ticks", line -> Stream.of(Mutated.of(List.of("`" + line.text() + "`"), "`", "tick"))),
  WHOLE_QUOTED("the whole line in quotes", line -> wholeQuoted(line)),
  COMMAS("commas between words", line -> Stream.of(Mutated.of(commas(line), ",", "comma"))),
  ARGUMENTS("two arguments swapped", line -> arguments(line)),
  VALUES("a value and the argument swapped", line -> values(line));

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // rules have no state
  private final Function<WorkingLine, Stream<Mutated>> made;

  LineMutation(String label, Function<WorkingLine, Stream<Mutated>> made) {
    this.label = label;
    this.made = made;
  }

  private static List<String> end(WorkingLine line, String end) {
    List<String> words = new ArrayList<>(line.words());
    words.add(words.removeLast() + end);
    return words;
  }

  private static List<String> front(WorkingLine line, String front) {
    return line.with(0, 0, front);
  }

  private static Stream<Mutated> last(
      WorkingLine line, String open, String close, String... named) {
    if (line.words().size() == line.named()) {
      return Stream.empty();
    }
    List<String> words = new ArrayList<>(line.words());
    words.add(open + words.removeLast() + close);
    return Stream.of(new Mutated(words, List.of(named)));
  }

  private static Stream<Mutated> wholeQuoted(WorkingLine line) {
    return line.text().contains("\"")
        ? Stream.empty()
        : Stream.of(Mutated.of(List.of("\"" + line.text() + "\""), "quote"));
  }

  private static List<String> commas(WorkingLine line) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < line.words().size(); at++) {
      boolean inner = at >= line.named() && at + 1 < line.words().size();
      words.add(line.words().get(at) + (inner ? "," : ""));
    }
    return words;
  }

  private static Stream<Mutated> arguments(WorkingLine line) {
    List<Integer> places = line.arguments();
    return IntStream.range(1, places.size())
        .mapToObj(i -> swapped(line, places.get(i - 1), places.get(i)));
  }

  private static Stream<Mutated> values(WorkingLine line) {
    return line.valued().stream()
        .map(Place::at)
        .flatMap(flag -> line.arguments().stream().map(each -> swapped(line, flag + 1, each)));
  }

  private static Mutated swapped(WorkingLine line, int one, int two) {
    List<String> words = new ArrayList<>(line.words());
    Collections.swap(words, one, two);
    return Mutated.of(words, "swapped", "order", words.get(one), words.get(two));
  }

  @Override
  public String part() {
    return "line";
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
