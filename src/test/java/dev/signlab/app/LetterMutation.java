package dev.signlab.app;

import dev.signlab.app.WorkingLine.Kind;
import dev.signlab.app.WorkingLine.Place;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One letter of a part is wrong.
 *
 * @param kind of the part
 */
record LetterMutation(Letter letter, Kind kind) implements Mutation {

  private static final List<String> KEYBOARD =
      List.of("1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm");

  private static final List<Kind> KINDS =
      List.of(
          Kind.TOOL,
          Kind.VERB,
          Kind.FLAG,
          Kind.FILE,
          Kind.REPOSITORY,
          Kind.TAG,
          Kind.LOCAL,
          Kind.NAME,
          Kind.WORD);

  /** What happens to a letter. */
  enum Letter {
    DROPPED {
      @Override
      String at(String text, int at) {
        return text.substring(0, at) + text.substring(at + 1);
      }
    },
    DOUBLED {
      @Override
      String at(String text, int at) {
        return text.substring(0, at + 1) + text.substring(at);
      }
    },
    SWAPPED {
      @Override
      String at(String text, int at) {
        return at + 1 == text.length()
            ? text
            : text.substring(0, at)
                + text.charAt(at + 1)
                + text.charAt(at)
                + text.substring(at + 2);
      }
    },
    NEIGHBOUR {
      @Override
      String at(String text, int at) {
        return text.substring(0, at) + beside(text.charAt(at)) + text.substring(at + 1);
      }
    };

    abstract String at(String text, int at);

    static char beside(char letter) {
      for (String row : KEYBOARD) {
        int at = row.indexOf(letter);
        if (at >= 0) {
          return row.charAt(at == 0 ? 1 : at - 1);
        }
      }
      return letter;
    }
  }

  static Stream<Mutation> all() {
    return Stream.of(Letter.values())
        .flatMap(letter -> KINDS.stream().map(kind -> new LetterMutation(letter, kind)));
  }

  @Override
  public String part() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String label() {
    return "a letter " + letter.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Stream<Mutated> of(WorkingLine line) {
    return line.places(kind).stream()
        .filter(place -> place.text().matches("-{0,2}\\w\\w.*") && !place.text().contains("$"))
        .flatMap(place -> changed(place).map(wrong -> made(line, place, wrong)));
  }

  private Stream<String> changed(Place place) {
    int first = place.text().lastIndexOf("--") + 2;
    UnaryOperator<String> same = place.text()::concat;
    return IntStream.range(kind == Kind.FLAG ? first : 0, place.text().length())
        .filter(at -> Character.isLetterOrDigit(place.text().charAt(at)))
        .mapToObj(at -> letter.at(place.text(), at))
        .filter(wrong -> !wrong.equals(place.text()) && !wrong.equals(same.apply("")));
  }

  private static Mutated made(WorkingLine line, Place place, String wrong) {
    String right = place.text().replaceFirst("^-+", "");
    return Mutated.of(line.with(place, wrong), wrong, right);
  }
}
