package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.Budget;
import dev.signlab.diagnosis.FolderFiles;
import dev.signlab.diagnosis.ImageShelf;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldVault;
import dev.signlab.image.ImageStore;
import dev.signlab.image.StoredLogins;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.Diagnosis;
import dev.signlab.shell.run.ForeignTools;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks for why a line was refused: first in the line, as a document or another shell would have
 * written it; then in its words, each of which has a place and a kind; then in the world. What is
 * offered has been looked up, and a line that only verifies has been tried.
 */
public final class Diagnostician implements Diagnosis {

  /** A line that was made of the one that was typed says more. */
  private static final String EXAMPLE = "for instance";

  private static final int MOST_REQUESTS = 20;

  /** A registry of this machine that is well answers all of them in a small part of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Session session;
  private final Function<Budget, ImageShelf> shelf;
  private final Function<Budget, Trials> trials;
  private final BooleanSupplier keyless;
  private final Supplier<List<String>> containers;

  /**
   * Looks round for a session.
   *
   * @param shelf the images of the world's registry, anew for each refusal
   * @param trials runs commands that only look
   * @param keyless whether this world has services that sign without a key
   * @param containers the names of the containers of this world
   */
  public Diagnostician(
      Session session,
      Function<Budget, ImageShelf> shelf,
      Function<Budget, Trials> trials,
      BooleanSupplier keyless,
      Supplier<List<String>> containers) {
    this.session = session;
    this.shelf = shelf;
    this.trials = trials;
    this.keyless = keyless;
    this.containers = containers;
  }

  @Override
  public Problem of(Problem problem, String line, List<String> words) {
    Budget budget = new Budget(MOST_REQUESTS, PATIENCE);
    Setting setting =
        new Setting(
            FolderFiles.in(session.directory(), session.home()),
            shelf.apply(budget),
            trials.apply(budget).once(),
            keyless,
            () -> session.service(ImageStore.class).images(),
            containers,
            new StoredLogins(session.environment()));
    Lines lines =
        new Lines(session.service(CommandTable.class), session.environment(), session.home());
    VaultSearch vault =
        new VaultSearch(new WorldVault(session.service(World.class)), session.environment());
    return SecretVariables.in(line, session.environment())
        .keptIn(
            new Case(
                    problem,
                    setting,
                    lines,
                    new RestOfLine(line, words, setting),
                    vault,
                    () -> session.service(Lab.class).current().isPresent())
                .of(line, words));
  }

  /** One refusal. */
  private record Case(
      Problem problem,
      Setting setting,
      Lines lines,
      RestOfLine rest,
      VaultSearch vault,
      BooleanSupplier isOpen) {

    Problem of(String line, List<String> words) {
      PastedForm pasted = PastedForm.read(rest.command());
      boolean asTyped = pasted.reasons().isEmpty();
      Optional<Draft> read =
          asTyped && !words.isEmpty()
              ? lines.of(line, words).or(() -> nearest(line, words))
              : lines.draft(pasted.text()).or(() -> new PrintedFile(lines, setting).in(line));
      Offers offers = new Offers(setting, lines);
      Optional<Problem> whole = new WholeLine(lines, setting, offers).of(problem, line, words);
      if (whole.isPresent()) {
        return whole.get();
      }
      if (read.isEmpty()) {
        return asTyped ? besides(offers) : unread(pasted, offers);
      }
      if (asTyped
          && isAnswered(offers, read.get().line())
          && !new ImageMender(setting).isElsewhere(read.get().line())) {
        return rest.behindGuesses(offers.checked(problem));
      }
      Optional<Finding> login =
          vault
              .of(read.get().line(), problem)
              .or(() -> new LoginSearch(setting).of(read.get().line(), problem));
      if (login.isPresent()) {
        return told(offers.checked(problem), login.get());
      }
      Draft typed =
          new Draft(read.get().line(), pasted.reasons(), read.get().unset())
              .because(read.get().reasons(), read.get().line());
      return answered(typed, offers);
    }

    private Optional<Draft> nearest(String line, List<String> words) {
      return ForeignTools.isToldIn(problem) ? Optional.empty() : lines.nearest(line, words);
    }

    /**
     * Of a line that was offered for another tool's, and does not pass, it is said what is next.
     */
    private Problem besides(Offers offers) {
      Problem checked = offers.checked(problem);
      return problem.hints().stream()
          .flatMap(hint -> hint.command().flatMap(lines::read).stream())
          .filter(line -> Role.verifies(line.spec()) && setting.has(line))
          .filter(line -> line.arguments().findAny().isPresent())
          .findFirst()
          .flatMap(this::next)
          .map(finding -> told(checked, finding))
          .orElse(checked);
    }

    private Optional<Finding> next(LineWords line) {
      return setting.trials().run(line.all()).problem().flatMap(refused -> finding(line, refused));
    }

    /** What was meant sets a variable, or is another line of which only the lab's shell knows. */
    private Problem unread(PastedForm pasted, Offers offers) {
      boolean sets = pasted.text().matches("(export )?[A-Za-z_]\\w*=.*");
      if (!sets && !asks(pasted.text())) {
        return offers.checked(problem);
      }
      return problem
          .withSummary(String.join("; ", pasted.reasons()))
          .withHints(List.of(Hint.meant(pasted.text())));
    }

    /** A command of the lab, which gets the answer of another one. */
    private boolean asks(String text) {
      List<String> words = List.of(text.strip().split(" +"));
      return text.matches(".*\\$\\([a-z]+ [^()]+\\)[^()]*")
          && lines.table().find(words).isPresent();
    }

    /** Whoever asked the registry knows best what it has. */
    private boolean isAnswered(Offers offers, LineWords typed) {
      return problem.isOf(Cause.NO_IMAGE)
          && SurplusWords.nameAndTag(new Draft(typed, List.of())).reasons().isEmpty()
          && problem.hints().stream()
              .filter(Hint::isGuess)
              .flatMap(hint -> hint.command().stream())
              .anyMatch(line -> keepsWords(line, typed) && offers.works(line));
    }

    /** A guess at the image alone may have lost what else was asked for. */
    private boolean keepsWords(String line, LineWords typed) {
      return lines.read(line).filter(each -> each.words().size() < typed.words().size()).isEmpty();
    }

    private Problem answered(Draft typed, Offers offers) {
      List<Draft> drafts = mended(typed);
      List<Draft> usable =
          drafts.stream()
              .filter(draft -> !draft.reasons().isEmpty())
              .filter(draft -> draft.isFilled() && offers.works(draft.line(), typed.line()))
              .filter(draft -> Role.verifies(draft.line().spec()) || offers.passes(draft.line()))
              .toList();
      if (usable.isEmpty()) {
        Draft nearest = drafts.stream().filter(Draft::isFilled).findFirst().orElse(typed);
        return new Ablation(setting, offers, new SurplusOfLab(lines.table(), isOpen))
            .of(nearest, problem)
            .filter(draft -> !isTold(offers))
            .filter(draft -> finding(typed.line(), problem).isEmpty())
            .map(draft -> offered(draft, offers))
            .orElseGet(() -> nearest.saidIn(searched(typed, problem, offers)));
      }
      if (!Role.verifies(usable.getFirst().line().spec())) {
        return offered(usable.getFirst(), offers);
      }
      return tried(usable, offers);
    }

    /** Whoever refused it knew a reason, and a line that works. */
    private boolean isTold(Offers offers) {
      return problem.hints().stream()
          .filter(hint -> !hint.isGuess() && !hint.text().isEmpty())
          .filter(hint -> !hint.text().equals(EXAMPLE))
          .flatMap(hint -> hint.command().stream())
          .anyMatch(offers::works);
    }

    private List<Draft> mended(Draft typed) {
      Draft whole = new PartedWords(setting).mended(TemplateField.mended(typed, problem));
      Draft plain = new SurplusWords(setting).mended(whole);
      Draft images = new ImageWords(setting, lines.table()).mended(ValueMender.mended(plain));
      Draft local = new LocalMender(setting).mended(images);
      Draft placed = new WordMender(setting, lines.table()).mended(local);
      return new FileMender(setting, typed.line().has("key"))
          .mended(placed).stream().map(new ImageMender(setting)::mended).toList();
    }

    /** The first line that passes is the one; of those that do not the first says what is next. */
    private Problem tried(List<Draft> drafts, Offers offers) {
      Optional<Problem> first = Optional.empty();
      for (Draft draft : drafts) {
        Trials.Trial trial = setting.trials().run(draft.line().all());
        if (trial.passed()) {
          return offered(draft, offers);
        }
        first = first.or(trial::problem);
      }
      Draft draft = drafts.getFirst();
      Problem next = searched(draft, first.orElseThrow(), offers);
      String reasons = String.join("; ", draft.reasons());
      return problem
          .withHints(next.hints())
          .withFound(reasons + "; and then: " + next.found().orElse(next.summary()));
    }

    private Problem offered(Draft draft, Offers offers) {
      String reasons = String.join("; ", draft.reasons());
      String line = rest.behind(draft.text());
      List<Hint> hints = new ArrayList<>(List.of(Hint.meant(line)));
      offers.checked(problem).hints().stream()
          .filter(hint -> !hint.isGuess() && !hint.command().equals(Optional.of(line)))
          .filter(hint -> hint.command().filter(each -> isRival(draft, each)).isEmpty())
          .filter(hint -> hint.command().filter(each -> each.startsWith("!")).isEmpty())
          .filter(hint -> !hint.text().equals(EXAMPLE))
          .forEach(hints::add);
      Problem answer = problem.withHints(hints);
      if (problem.ofLine()) {
        return answer.withSummary(reasons);
      }
      Optional<String> detail = problem.found().filter(text -> isOfMore());
      return answer.withFound(detail.map(text -> reasons + ": " + text).orElse(reasons));
    }

    /** What the bytes say, or that nobody was there to ask, is another matter than the words. */
    private boolean isOfMore() {
      return problem.isOf(Cause.MALFORMED)
          || problem.expected().filter(text -> text.contains("COSIGN_PASSWORD")).isPresent();
    }

    /** Another line of the same command would only ask which of them is meant. */
    private boolean isRival(Draft draft, String line) {
      String name = draft.line().spec().name() + "-";
      return lines
          .read(line)
          .filter(other -> name.startsWith(other.spec().name() + "-"))
          .filter(other -> !other.words().contains("--help"))
          .isPresent();
    }

    private Problem searched(Draft draft, Problem refused, Offers offers) {
      Problem checked = offers.checked(refused);
      return finding(draft.line(), refused).map(found -> told(checked, found)).orElse(checked);
    }

    /** What was found comes first; that the image should be signed does not go with it. */
    private static Problem told(Problem checked, Finding finding) {
      List<Hint> hints = new ArrayList<>(finding.hints());
      checked.hints().stream()
          .filter(hint -> hint.command().filter(line -> isSaid(finding, line)).isEmpty())
          .forEach(hints::add);
      return checked.withHints(hints).withFound(finding.found());
    }

    private static boolean isSaid(Finding finding, String line) {
      return line.startsWith("cosign sign ")
          || finding.hints().stream().anyMatch(hint -> hint.command().equals(Optional.of(line)));
    }

    private Optional<Finding> finding(LineWords line, Problem refused) {
      if (refused.isOf(Cause.WRONG_PASSWORD) && line.variables().contains("COSIGN_PASSWORD=")) {
        LineWords without = new LineWords("", line.spec(), line.words());
        return Optional.of(
            new Finding(
                "the password in COSIGN_PASSWORD, which stands before the command, is not the"
                    + " key's",
                new Hint("without it the password is asked for", without.toString())));
      }
      Optional<Finding> damage = new DamageSearch(setting).of(line, refused);
      if (damage.isPresent()) {
        return damage;
      }
      if (line.spec().name().equals("docker build")) {
        return new BuildSearch(setting).of(line, refused);
      }
      if (line.spec().name().equals("cosign download sbom")) {
        return new SbomSearch(setting, lines.table()).of(line);
      }
      if (!Role.verifies(line.spec()) || !setting.has(line)) {
        return Optional.empty();
      }
      if (refused.isOf(Cause.WRONG_PREDICATE) || refused.isOf(Cause.NO_ATTESTATION)) {
        return new SignatureSearch(setting).of(line).or(() -> types().of(line, refused));
      }
      if (refused.isOf(Cause.NO_SIGNATURE)) {
        return new SignatureSearch(setting).of(line);
      }
      return line.spec().name().contains("-blob")
          ? new FileSearch(setting).of(line)
          : new AnnotationSearch(setting).of(line).or(() -> new KeySearch(setting).of(line));
    }

    private TypeSearch types() {
      return new TypeSearch(setting, spec("cosign attest"), spec("cosign verify"));
    }

    private CommandSpec spec(String name) {
      return lines.table().named(name).orElseThrow().spec();
    }
  }
}
