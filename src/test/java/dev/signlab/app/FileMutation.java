package dev.signlab.app;

import dev.signlab.app.WorkingLine.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The name of a file is wrong. */
enum FileMutation implements Mutation {
  NO_ENDING("its ending left out", name -> name.substring(0, name.lastIndexOf('.'))),
  OTHER_ENDING("another ending", FileMutation::otherEnding),
  MORE_ENDING("one ending more", name -> name + ".txt"),
  CAPITAL("a capital", name -> Character.toUpperCase(name.charAt(0)) + name.substring(1)),
  CAPITALS("in capitals", name -> name.toUpperCase(Locale.ROOT)),
  NO_DOT("the dot lost", name -> name.replace(".", "")),
  COMMA("a comma for the dot", name -> name.replace('.', ',')),
  BLANK("a blank for the dot", name -> name.replace('.', ' ')),
  HYPHEN("a hyphen for the dot", name -> name.replaceFirst("\\.(?=[^.]*$)", "-")),
  FOLDER("in a folder that has none", name -> "keys/" + name),
  HOME("in the home", name -> "~/" + name),
  PARENT("in the folder above", name -> "../" + name),
  ROOT("in the root", name -> "/" + name),
  OTHER_KEY("the other half of the pair", FileMutation::otherKey),
  OTHER_FILE(
      "a file of another kind", name -> name.startsWith("app.txt") ? "hello.txt" : "Dockerfile"),
  PLACEHOLDER("a placeholder", name -> "<" + name.replaceFirst(".*\\.", "") + ">"),
  PATH("path/to before it", name -> "path/to/" + name),
  FIRST_PART("another name", name -> "my" + name.substring(name.lastIndexOf('.')));

  private static final Map<String, String> ENDINGS =
      Map.of("pub", "pem", "key", "pem", "json", "jsn", "txt", "text", "tar", "tgz", "sig", "asc");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // rules have no state
  private final UnaryOperator<String> change;

  FileMutation(String label, UnaryOperator<String> change) {
    this.label = label;
    this.change = change;
  }

  private static String otherEnding(String name) {
    int dot = name.lastIndexOf('.') + 1;
    String ending = name.substring(dot);
    return name.substring(0, dot) + ENDINGS.getOrDefault(ending, ending);
  }

  private static String otherKey(String name) {
    return name.endsWith(".pub") ? name.replace(".pub", ".key") : name.replace(".key", ".pub");
  }

  @Override
  public String part() {
    return "file";
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Stream<Mutated> of(WorkingLine line) {
    return line.places(Kind.FILE).stream()
        .map(
            place -> {
              String wrong = change.apply(place.text());
              return Mutated.of(line.with(place, wrong), wrong, place.text());
            });
  }
}
