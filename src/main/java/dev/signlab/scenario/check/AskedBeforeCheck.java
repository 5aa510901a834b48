package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One request was answered before another was, since the task began, as the record of exchanges
 * tells that {@code wire} shows.
 *
 * @param first the earlier request
 * @param then the later one
 */
record AskedBeforeCheck(Request first, Request then) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "asked-before",
              "one request was answered before another, by the record of exchanges",
              List.of(
                  FieldSpec.required(
                      "first",
                      FieldSpec.Kind.TEXT,
                      "the earlier one, as wire shows it; * stands for any part of a path"),
                  FieldSpec.required("then", FieldSpec.Kind.TEXT, "the later one")),
              "asked-before: { first: \"PUT /v2/prod/studentbook/manifests/1.0\","
                  + " then: \"GET /v2/prod/studentbook/tags/list\" }",
              AskedBeforeCheck::read)
          .fails(Cause.NOT_DONE)
          .after(
              "crane copy localhost:5001/studentbook:1.0 localhost:5001/prod/studentbook:1.0",
              "crane ls localhost:5001/prod/studentbook");

  /**
   * A request.
   *
   * @param text method and path, as they are written
   */
  record Request(String text) {

    private static final Pattern SHAPE = Pattern.compile("(GET|HEAD|PUT|POST|PATCH|DELETE) /\\S*");

    static Request parse(String text) {
      if (!SHAPE.matcher(text).matches()) {
        throw Problem.of("not a request: " + text)
            .expected("a method and a path, such as  HEAD /v2/studentbook/manifests/1.0")
            .found(text)
            .asException();
      }
      return new Request(text);
    }

    /** Returns what a request is compared with. */
    Predicate<String> form() {
      String form =
          Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]*"));
      return Pattern.compile(form).asMatchPredicate();
    }
  }

  private static AskedBeforeCheck read(Fields fields) {
    Request unread = Request.parse("GET /");
    return new AskedBeforeCheck(
        fields.parsed("first", Request::parse, unread),
        fields.parsed("then", Request::parse, unread));
  }

  @Override
  public String goal() {
    return first.text() + " was answered, and then " + then.text();
  }

  @Override
  public CheckResult evaluate(LabView view) {
    List<String> asked = view.answered();
    List<Integer> earlier = places(first, asked);
    List<Integer> later = places(then, asked);
    boolean holds = !earlier.isEmpty() && !later.isEmpty() && earlier.getFirst() < later.getLast();
    return Judged.of(
        holds,
        Cause.NOT_DONE,
        "the exchanges since the task began",
        first.text() + ", then " + then.text(),
        found(earlier, later));
  }

  private static List<Integer> places(Request wanted, List<String> asked) {
    Predicate<String> form = wanted.form();
    return IntStream.range(0, asked.size()).filter(i -> form.test(asked.get(i))).boxed().toList();
  }

  private static String found(List<Integer> earlier, List<Integer> later) {
    if (earlier.isEmpty() && later.isEmpty()) {
      return "neither";
    }
    if (earlier.isEmpty() || later.isEmpty()) {
      return earlier.isEmpty() ? "only the later one" : "only the earlier one";
    }
    return earlier.getFirst() < later.getLast() ? "both, in this order" : "the other way round";
  }
}
