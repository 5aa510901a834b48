package dev.signlab.app;

import dev.signlab.app.WorkingLine.Kind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The name of an image in a registry is wrong. */
enum ImageMutation implements Mutation {
  LEFT_OUT("left out", "image", image -> ""),
  NO_TAG("its tag left out", "tag", image -> image.replaceFirst(":[^:/@]+$", "")),
  OTHER_TAG("another tag", "2.0", image -> image.replace(":1.0", ":2.0")),
  LATEST("tag latest", "latest", image -> image.replace(":1.0", ":latest")),
  V_TAG("a v before the tag", "v1.0", image -> image.replace(":1.0", ":v1.0")),
  SHORT_TAG("the tag cut", "1.0", image -> image.replace(":1.0", ":1")),
  LONG_TAG("the tag longer", "1.0.0", image -> image.replace(":1.0", ":1.0.0")),
  SLASH_TAG("a slash before the tag", "1.0", image -> image.replace(":1.0", "/1.0")),
  AT_TAG("an @ before the tag", "1.0", image -> image.replace(":1.0", "@1.0")),
  BLANK_TAG("a blank before the tag", "1.0", image -> image.replace(":1.0", " 1.0")),
  HYPHEN_TAG("a hyphen before the tag", "1.0", image -> image.replace(":1.0", "-1.0")),
  COMMA_TAG("a comma in the tag", "1,0", image -> image.replace(":1.0", ":1,0")),
  TWO_COLONS("two colons", ":", image -> image.replace(":1.0", "::1.0")),
  COLON_BLANK("a blank behind the colon", ":", image -> image.replace(":1.0", ": 1.0")),
  NO_COLON("the colon before the tag lost", "1.0", image -> image.replace(":1.0", "1.0")),
  SEMICOLON("a semicolon for the colon", ";", image -> image.replace("localhost:", "localhost;")),
  OTHER_PORT("another port", "5000", image -> image.replace(":5001", ":5000")),
  TURNED_PORT("two digits of the port swapped", "5010", image -> image.replace(":5001", ":5010")),
  SHORT_PORT("a digit of the port lost", "501", image -> image.replace(":5001", ":501")),
  NO_PORT("the port left out", "port", image -> image.replace(":5001", "")),
  SLASH_PORT("a slash before the port", "port", image -> image.replace(":5001", "/5001")),
  JOINED_PORT("the colon before the port lost", "port", i -> i.replace(":5001", "5001")),
  NO_HOST("the host left out", "localhost", image -> image.replace("localhost:5001/", "")),
  HOST("the host misspelt", "localhst", image -> image.replace("localhost", "localhst")),
  HTTP("http:// before it", "http", image -> "http://" + image),
  TRANSPORT("another transport", "docker:", ImageMutation::otherTransport),
  ONE_SLASH("one slash of the transport lost", "docker:", i -> i.replace("docker://", "docker:/")),
  TWO_SLASHES("two slashes", "//", image -> image.replace("5001/", "5001//")),
  BACKSLASH("a backslash", "\\", image -> image.replace("5001/", "5001\\")),
  END_SLASH("a slash behind it", "/", image -> image + "/"),
  CAPITAL("a capital", "studentbook", image -> image.replace("student", "Student")),
  PLURAL("one or many", "studentbook", image -> image.replace("book:", "books:")),
  HYPHENED("a hyphen within", "student-book", image -> image.replace("tbook", "t-book")),
  TWO_WORDS("a blank within", "student", image -> image.replace("tbook", "t book")),
  NO_NAME("the repository left out", "repository", image -> image.replace("/studentbook", "")),
  TWICE("twice", "", image -> image + " " + image),
  BRACKETS("a placeholder", "<image>", image -> "'<image>'"),
  WORD("the word of the help", "IMAGE", image -> "IMAGE"),
  IN_BRACKETS("in brackets", "<", image -> "'<" + image + ">'"),
  SHORT_DIGEST("the digest cut", "digest", image -> image.replace("$DIGEST", "${DIGEST%????}")),
  BARE_DIGEST("sha256: left out", "sha256", image -> image.replace("$DIGEST", "${DIGEST#sha256:}")),
  COLON_DIGEST("a colon before the digest", "@", image -> image.replace("@$", ":$")),
  NO_AT("the @ lost", "@", image -> image.replace("@$", "$"));

  private final String label;
  private final String named;

  @SuppressWarnings("ImmutableEnumChecker") // rules have no state
  private final UnaryOperator<String> change;

  ImageMutation(String label, String named, UnaryOperator<String> change) {
    this.label = label;
    this.named = named;
    this.change = change;
  }

  private static String otherTransport(String image) {
    return image.startsWith("docker:") ? image.replace("docker://", "") : "docker://" + image;
  }

  @Override
  public String part() {
    return "image";
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Stream<Mutated> of(WorkingLine line) {
    return line.places(Kind.IMAGE).stream()
        .map(
            place -> {
              String wrong = change.apply(place.text());
              int at = place.at();
              List<String> words =
                  wrong.isEmpty() ? line.with(at, at + 1) : line.with(at, at + 1, wrong);
              return Mutated.of(words, named, wrong.isEmpty() ? named : wrong);
            });
  }
}
