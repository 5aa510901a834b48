package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.run.FlagReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up what lines name before they are shown.
 *
 * @param setting what there is
 * @param lines reads lines
 */
record Offers(Setting setting, Lines lines) {

  /** A password that nobody has. */
  private static final String PLACEHOLDER = "COSIGN_PASSWORD=PASSWORD ";

  /** The image stays in its registry, and can be had again. */
  private static final String UNNAMING = "docker rmi";

  private static final String CLEANING = "cosign clean";

  private static final Set<String> SIGNERS =
      Set.of("cosign sign", "cosign sign-blob", "cosign attest", "cosign attest-blob");

  private static final String KEY = "COSIGN_KEY";

  /** Behind these other files and images are there than before. */
  private static final Set<String> MAKERS =
      Set.of(
          "registry start",
          "world start",
          "world token",
          "cosign generate-key-pair",
          "cosign import-key-pair",
          "docker build",
          "docker tag",
          "docker push");

  /** How the files of a pair begin that these make. */
  private static final Map<String, String> PAIRS =
      Map.of(
          "cosign generate-key-pair", "cosign",
          "cosign import-key-pair", "import-cosign");

  /** Returns the problem without the advice whose line cannot work. */
  Problem checked(Problem problem) {
    List<Hint> hints = new ArrayList<>();
    boolean made = false;
    for (Hint hint : problem.hints()) {
      Optional<String> line = hint.command();
      if (line.isEmpty() || made || works(line.get())) {
        hints.add(hint);
        made |= line.filter(this::makes).isPresent();
      }
    }
    return problem.withHints(hints);
  }

  /** A line that is no single command of the lab's is not judged. */
  boolean works(String line) {
    Optional<LineWords> read = lines.read(line);
    return !isNoLine(line)
        && read.filter(each -> waits(each) || startsAgain(each)).isEmpty()
        && !line.startsWith(PLACEHOLDER)
        && (read.isEmpty() || (!isRefuted(read.get()) && passes(read.get())));
  }

  /** A server in this terminal leaves it to nobody. */
  private static boolean waits(LineWords line) {
    String name = line.spec().name();
    boolean serves = name.endsWith(" serve") || name.equals("world");
    return serves && !line.words().contains("--help");
  }

  /** The registry of this world runs once, whatever port another one is asked on. */
  private boolean startsAgain(LineWords line) {
    return line.spec().name().equals("registry start")
        && line.has("port")
        && !setting.shelf().repositories().isEmpty();
  }

  /** Of images that only another registry could know nothing is said. */
  private boolean isRefuted(LineWords line) {
    return !fits(line) || overwrites(line) || line.parts().stream().anyMatch(setting::refutes);
  }

  /** Some advice names a flag or a word only. */
  private boolean isNoLine(String line) {
    boolean word = line.matches("[^\\s=@!][^\\s=]*");
    return line.startsWith("-")
        || (word && lines.table().wordsBehind(List.of()).stream().noneMatch(line::equals));
  }

  /** Tells whether all that a line names is there. */
  boolean works(LineWords line) {
    return isThere(line) && !removes(line) && !waits(line);
  }

  /**
   * Tells whether that is so of a line which may take away a name, as the one typed meant to, or
   * what hangs on the very image that was typed.
   */
  boolean works(LineWords line, LineWords typed) {
    boolean meant =
        line.spec().name().equals(UNNAMING)
            && (line.spec().equals(typed.spec()) || typed.spec().name().equals("docker rm"));
    return isThere(line) && (meant || isSame(line, typed) || !removes(line));
  }

  /** Only other words of a line were mistaken, and it takes away what it was meant to. */
  private static boolean isSame(LineWords line, LineWords typed) {
    return line.spec().name().equals(CLEANING)
        && line.spec().equals(typed.spec())
        && line.arguments().findFirst().equals(typed.arguments().findFirst());
  }

  private boolean isThere(LineWords line) {
    return fits(line) && setting.has(line) && leads(line) && hasSigner(line) && !overwrites(line);
  }

  /** Into a folder that is not there nobody goes. */
  private boolean leads(LineWords line) {
    return !line.spec().name().equals("cd")
        || line.arguments().allMatch(part -> setting.isTaken(part.value()));
  }

  /** Without a key only the services of this world sign, where it has some. */
  private boolean hasSigner(LineWords line) {
    boolean signs = SIGNERS.contains(line.spec().name()) && !line.words().contains("--help");
    return !signs
        || line.has("key")
        || line.words().stream().anyMatch(word -> word.startsWith("--sk"))
        || line.variables().contains(KEY)
        || lines.environment().containsKey(KEY)
        || setting.keyless().getAsBoolean();
  }

  /** What only looks is tried. */
  boolean passes(LineWords line) {
    return !Role.looks(line.spec())
        || !setting.has(line)
        || line.words().contains("--help")
        || setting.trials().run(line.all()).passed();
  }

  /** A copy by a name that is free takes nothing away. */
  private boolean removes(LineWords line) {
    boolean copies = line.spec().name().equals("cp") && !setting.isTaken(line.words().getLast());
    return line.spec().destructive() && !copies && !line.words().contains("--help");
  }

  /** A key pair is not made where one is. */
  private boolean overwrites(LineWords line) {
    return Optional.ofNullable(PAIRS.get(line.spec().name()))
        .filter(usual -> !line.has("kms") && !line.words().contains("--help"))
        .filter(usual -> line.arguments().findAny().isEmpty())
        .map(usual -> prefix(line).orElse(usual))
        .filter(prefix -> setting.isTaken(prefix + ".key") || setting.isTaken(prefix + ".pub"))
        .isPresent();
  }

  private static Optional<String> prefix(LineWords line) {
    return line.parts().stream()
        .filter(part -> part.flag().equals("output-key-prefix"))
        .map(Part::value)
        .reduce((first, last) -> last);
  }

  private boolean makes(String line) {
    return lines.read(line).map(each -> each.spec().name()).filter(MAKERS::contains).isPresent();
  }

  private static boolean fits(LineWords line) {
    return FlagReader.fits(line.spec(), line.words());
  }
}
