package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.KnownFile;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.run.Quoting;
import dev.signlab.shell.run.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Dockerfile meant that could not be built: an instruction that is spelled otherwise, a file
 * that is called otherwise.
 *
 * @param setting what there is
 */
record BuildSearch(Setting setting) {

  private static final String USUAL = "Dockerfile";
  private static final List<String> COMMON =
      List.of("FROM", "COPY", "ADD", "RUN", "CMD", "ENV", "ARG", "LABEL", "USER", "WORKDIR");
  private static final List<String> RARE = List.of("EXPOSE", "ENTRYPOINT", "VOLUME", "HEALTHCHECK");
  private static final Pattern INSTRUCTION = Pattern.compile("line (\\d+): no instruction (\\w+)");
  private static final Pattern SOURCE = Pattern.compile("no file (\\S+) to copy$");

  /** What another stage has not, or an ignore file leaves out, no copy in the folder brings. */
  private static final String OF_FOLDER = "a file in the folder that is built";

  Optional<Finding> of(LineWords line, Problem refused) {
    boolean here = line.arguments().allMatch(part -> part.value().equals("."));
    return here ? instruction(line, refused).or(() -> source(refused)) : Optional.empty();
  }

  private Optional<Finding> instruction(LineWords line, Problem refused) {
    String file = line.first("file").map(Part::value).orElse(USUAL);
    Matcher wrong = INSTRUCTION.matcher(refused.summary() + "\n" + refused.found().orElse(""));
    if (!wrong.find()) {
      return Optional.empty();
    }
    String upper = wrong.group(2).toUpperCase(Locale.ROOT);
    return Spelling.nearest(upper, COMMON).stream()
        .findFirst()
        .or(() -> Spelling.nearest(upper, RARE).stream().findFirst())
        .flatMap(meant -> spelled(file, Integer.parseInt(wrong.group(1)), upper, meant));
  }

  /** The word is changed as it stands in the file, which may be in small letters. */
  private Optional<Finding> spelled(String file, int number, String upper, String meant) {
    return setting
        .files()
        .bytes(file)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .filter(lines -> number <= lines.size())
        .map(lines -> lines.get(number - 1).strip().split("\\s", 2)[0])
        .filter(word -> word.equalsIgnoreCase(upper))
        .map(
            word ->
                new Finding(
                    "line %d of %s begins with %s, which is spelled %s"
                        .formatted(number, file, word, meant),
                    new Hint(
                        "change it",
                        "sed -i.bak '%ds/%s/%s/' %s"
                            .formatted(number, word, meant, Quoting.word(file)))));
  }

  private Optional<Finding> source(Problem refused) {
    Matcher missing = SOURCE.matcher(refused.summary());
    if (!missing.find() || refused.expected().filter(OF_FOLDER::equals).isEmpty()) {
      return Optional.empty();
    }
    String typed = missing.group(1);
    List<String> names = setting.files().files().stream().map(KnownFile::name).toList();
    return names.stream()
        .filter(name -> name.endsWith("/" + typed))
        .findFirst()
        .or(() -> Spelling.nearest(typed, names).stream().findFirst())
        .map(
            name ->
                new Finding(
                    "no file is called %s; %s is one".formatted(typed, name),
                    new Hint("copy it to that name", copying(name, typed))));
  }

  private String copying(String name, String typed) {
    String folder = typed.substring(0, Math.max(0, typed.lastIndexOf('/')));
    String made =
        folder.isEmpty() || setting.isTaken(folder)
            ? ""
            : "mkdir -p " + Quoting.word(folder) + " && ";
    return made + "cp " + Quoting.word(name) + " " + Quoting.word(typed);
  }
}
