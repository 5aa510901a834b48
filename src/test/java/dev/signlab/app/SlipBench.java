package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.judge.Tool;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A world in which slips are made: each of its states is made once, and put back for each line that
 * is typed.
 */
final class SlipBench implements AutoCloseable {

  /** Bold words are the lines that an answer offers, and nothing else is. */
  private static final Screen.Style STYLE = new Screen.Style(100_000, 0, 16, false, false);

  private static final Pattern OFFERED = Pattern.compile("\u001b\\[1m(.*?)\u001b\\[0m");
  private static final Pattern PAINT = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final String USUAL_PORT = "5001";

  /** A learner's bookmarks have other names. */
  private static final String STATE = "state-";

  /** No state is called so. */
  private static final String NOWHERE = "?";

  /** A line that has this word changes a blob in the registry. */
  private static final String DAMAGED = "damaged";

  private final DiagnosisBench diagnoses = new DiagnosisBench();
  private final SlipBook book;
  private final Path home;
  private final Evening evening;
  private final Set<String> made = new HashSet<>();
  private final Map<String, Answer> helps = new HashMap<>();
  private final OtherRegistries others;
  private final SoundBlobs blobs;
  private final boolean sigstore;
  private String current = "";
  private Footprint footprint = new Footprint(Set.of());

  SlipBench(SlipBook book, Path home, boolean sigstore) {
    this.book = book;
    this.home = home;
    this.sigstore = sigstore;
    blobs = new SoundBlobs(home.resolve("registry/blobs/sha256"));
    others = new OtherRegistries(home.resolveSibling(home.getFileName() + "-others"));
    evening = Evening.in(home);
    if (sigstore) {
      must(session(), "world start");
    }
    evening.world().snapshot("empty");
  }

  /**
   * What a line was answered.
   *
   * @param text all that the screen showed
   * @param offered the lines that were offered
   */
  record Answer(int status, String text, List<String> offered) {

    /** Returns what was said beside the lines. */
    String words() {
      return PAINT.matcher(OFFERED.matcher(text).replaceAll("")).replaceAll("");
    }

    /** Returns what was said above the first of them. */
    String above() {
      Matcher first = OFFERED.matcher(text);
      return PAINT.matcher(first.find() ? text.substring(0, first.start()) : text).replaceAll("");
    }

    String plain() {
      return PAINT.matcher(text).replaceAll("");
    }
  }

  /**
   * How a slip was answered.
   *
   * @param named whether the answer says why
   * @param works whether the line that is looked for was offered, and works
   * @param broken offered lines that do not work
   */
  record Result(Slip slip, Answer answer, boolean named, boolean works, List<String> broken) {

    int points() {
      if (named && works && broken.isEmpty()) {
        return 2;
      }
      return named || works ? 1 : 0;
    }
  }

  Result judge(Slip slip) {
    return judge(slip, (offered, answer) -> slip.asksFor(offered));
  }

  /** Judges a slip of which others say which of the offered lines, or what they say, is meant. */
  Result judge(Slip slip, BiPredicate<String, Answer> meant) {
    Answer answer = type(copy(slip), here(slip.typed()));
    if (slip.accepted() && answer.status() == 0) {
      boolean done = answer.plain().contains(slip.proof());
      return new Result(slip, usual(answer), done, done, List.of());
    }
    boolean works = false;
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < answer.offered().size(); i++) {
      String offered = answer.offered().get(i);
      Answer tried = tried(slip, answer.offered().subList(0, i), offered);
      boolean done = tried.status() == 0;
      if (!done) {
        broken.add(usual(offered));
      }
      works |= done && meant.test(usual(offered), tried) && tried.plain().contains(slip.proof());
    }
    boolean named = !answer.offered().isEmpty() && slip.isNamedIn(usual(answer.words()));
    return new Result(slip, usual(answer), named, works, broken);
  }

  /** An offered line works by itself, or behind those that are offered before it. */
  private Answer tried(Slip slip, List<String> earlier, String offered) {
    if (offered.endsWith(" --help")) {
      // Help reads nothing of the world, and is typed once.
      Answer known = helps.get(offered);
      Answer answer = known == null ? typeAfter(slip, List.of(), offered) : known;
      helps.put(offered, answer);
      return answer;
    }
    Answer alone = typeAfter(slip, List.of(), offered);
    return alone.status() == 0 || earlier.isEmpty() ? alone : typeAfter(slip, earlier, offered);
  }

  /** A learner goes on typing where the slip was made. */
  private Answer typeAfter(Slip slip, List<String> earlier, String offered) {
    LabSession session = copy(slip);
    type(session, here(slip.typed()));
    earlier.forEach(line -> type(session, line));
    return type(session, offered, answering(slip));
  }

  private static Questions answering(Slip slip) {
    byte[] answers = (String.join("\n", slip.answers()) + "\n").getBytes(StandardCharsets.UTF_8);
    return slip.answers().isEmpty()
        ? Questions.UNANSWERED
        : new ProcessQuestions(new ByteArrayInputStream(answers), OutputStream.nullOutputStream());
  }

  /**
   * What a line that works does.
   *
   * @param changes whether the home is another one than before
   */
  record Deed(Answer answer, boolean changes) {}

  /** Types the line of a slip, which must work. */
  Deed done(Slip slip) {
    LabSession session = copy(slip);
    Footprint before = Footprint.of(home);
    Answer answer = type(session, here(slip.typed()));
    assertThat(answer.status()).as("%s%n%s", slip.typed(), answer.plain()).isZero();
    return new Deed(answer, !Footprint.of(home).equals(before));
  }

  /** Types lines in one session of a state, as the page of a cause has them. */
  List<Answer> typedIn(String state, List<String> lines) {
    Slip place = new Slip("", state, List.of(), "", List.of(), "", "", false, List.of());
    LabSession session = copy(place);
    return lines.stream().map(line -> type(session, here(line))).toList();
  }

  /** Gives a line to the machine's shell in the state in which a slip is made. */
  Tool.Run typedElsewhere(Slip slip, String line) {
    copy(slip);
    return new Tool(Path.of("/bin/sh"))
        .with("HOME", home.toString())
        .with("ROOT", trustedRoot().toString())
        .with("COSIGN_PASSWORD", "signlab")
        .in(evening.world().workspace())
        .run("-c", here(line));
  }

  /** Who is believed there; nobody where no services run, so that nobody is asked for a root. */
  private Path trustedRoot() {
    if (sigstore) {
      return new WholeWorld(evening.world()).addresses().trustedRoot();
    }
    Path nobody = home.resolveSibling("nobody.json");
    AtomicFile.write(
        nobody, "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}");
    return nobody;
  }

  private LabSession copy(Slip slip) {
    others.begin(slip.toString());
    blobs.mend();
    if (!sigstore && evening.world().stop(SigstoreServer.NAME)) {
      current = NOWHERE;
    }
    if (!evening.world().runs("registry")) {
      evening.world().startRegistry();
    }
    if (!slip.state().equals(current) || !Footprint.of(home).equals(footprint)) {
      reach(slip.state());
      current = slip.state();
      footprint = Footprint.of(home);
    }
    if (slip.before().toString().contains(DAMAGED)) {
      blobs.keep();
    }
    LabSession session = session();
    for (String line : slip.before()) {
      must(session, line);
    }
    return session;
  }

  private void reach(String name) {
    if (name.isEmpty()) {
      evening.world().restore("empty");
    } else if (made.contains(name)) {
      evening.world().restore(STATE + name);
    } else {
      SlipBook.State state = book.find(name);
      reach(state.from());
      LabSession session = session();
      state.lines().forEach(line -> must(session, line));
      evening.world().snapshot(STATE + name);
      made.add(name);
    }
  }

  private LabSession session() {
    Map<String, String> environment =
        Map.of(
            "HOME",
            home.toString(),
            "LAB_HOME",
            home.toString(),
            "PATH",
            "/usr/bin:/bin",
            "COSIGN_PASSWORD",
            "signlab");
    LabSession.Setting setting =
        new LabSession.Setting(
            evening.world().workspace(),
            environment,
            InputStream.nullInputStream(),
            InstantSource.system(),
            true);
    LabSession session =
        Wiring.ofProof(setting, evening.world(), evening.lab(), diagnoses::of).session();
    session.settle(evening.world().workspace());
    return session;
  }

  private void must(LabSession session, String line) {
    Answer answer = type(session, here(line));
    assertThat(answer.status()).as("%s%n%s", line, answer.plain()).isZero();
  }

  private static Answer type(LabSession session, String line) {
    return type(session, line, Questions.UNANSWERED);
  }

  private static Answer type(LabSession session, String line, Questions questions) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(both, both, STYLE, questions);
    int status = session.service(LineRunner.class).run(line, screen);
    String text = both.toString(StandardCharsets.UTF_8);
    List<String> offered = new ArrayList<>();
    Matcher bold = OFFERED.matcher(text);
    while (bold.find()) {
      offered.add(bold.group(1));
    }
    text.lines()
        .filter(each -> each.startsWith("hint: "))
        .forEach(each -> offered.add(each.substring(each.lastIndexOf(": ") + 2)));
    return new Answer(status, text, offered);
  }

  /** Returns what was looked for, and how long that took. */
  List<DiagnosisBench.Look> looks() {
    return diagnoses.looks();
  }

  private String here(String line) {
    return others.here(evening.inThisWorld(line).replace(USUAL_PORT, port()));
  }

  private Answer usual(Answer answer) {
    return new Answer(answer.status(), usual(answer.text()), answer.offered());
  }

  /** The other way round. */
  String usual(String text) {
    List<String> hosts = evening.world().hosts();
    List<String> usual = World.usualHosts();
    String changed = others.usual(text);
    for (int i = hosts.size() - 1; i >= 0; i--) {
      changed = changed.replace(hosts.get(i), usual.get(i));
    }
    return changed.replace(port(), USUAL_PORT).replace(home.toString(), "/home/me");
  }

  private String port() {
    String host = evening.world().registry().host();
    return host.substring(host.lastIndexOf(':') + 1);
  }

  @Override
  public void close() {
    others.close();
    evening.close();
  }
}
