package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.environment.world.World;
import dev.signlab.judge.FreePorts;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ScenarioOrigin;
import dev.signlab.shell.run.ToolTurns;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that the line language does not know, typed into a lab on a machine with a bash. */
class MachineShellTests {

  private static final String NOTICE = "this machine's bash runs this line";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "if [ 1 = 1 ]; then echo yes; else echo no; fi ~ yes",
        "for x in a b; do printf %s $x; done ~ ab",
        "n=0; while [ $n -lt 3 ]; do n=$((n+1)); done; echo $n ~ 3",
        "until true; do :; done; echo over ~ over",
        "case abc in b*) echo b;; a*) echo a;; esac ~ a",
        "f() { echo \"f $1\"; }; f x ~ f x",
        "A=(1 \"2 3\"); echo \"${#A[@]} ${A[1]}\" ~ 2 2 3",
        "A=sha256:ab@c; echo ${A#*:} ${A%@*} ~ ab@c sha256:ab",
        "[[ abc == a* ]] && echo yes ~ yes",
        "set -euo pipefail; echo on | cat ~ on",
        "cat <<< xy | tr x y ~ yy",
        "cat <(echo one) ~ one",
        "echo $(echo $(echo deep | tr d D)) ~ Deep",
        "trap 'echo end' EXIT; echo a | tac ~ end",
        "echo {1..3} ~ 1 2 3",
        "echo -e 'a\\nb' ~ b",
        "echo abc | cut -c2 ~ b",
        "ls -d / /usr | wc -l ~ 2",
        "head -c 2 <<< abc; echo ~ ab",
        "( cd / && pwd ); pwd | tail -c 2 > /dev/null; echo in ~ in",
        "{ echo a; echo b; } | sort -r | head -n 1 ~ b",
        "(( 2 > 1 )) && echo more ~ more",
        "sleep 0.01 & wait; echo over ~ over",
        "B=b; B+=c; echo $B ~ bc",
        "! false && echo inverted ~ inverted",
        "time true; echo timed ~ timed",
        "echo '{\"a\": [1, 2]}' | jq -c .a | tr 1 3 ~ [3,2]",
        "if version; then :; fi | grep -c Java ~ 1",
        "$ printf pasted ~ pasted"
      })
  void bashRunsIt(String line, String last) {
    Typed typed = Typed.in(folder);
    assertThat(typed.type(line)).as("%s%n%s", line, typed.said()).isZero();
    assertThat(typed.said().getLast()).as("%s%n%s", line, typed.said()).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "set -e; false; echo not | cat ~ 1",
        "echo a | grep -o b ~ 1",
        "if true; then exit 7; fi ~ 7",
        "true && exit 4 ~ 4",
        "set -o pipefail; false | cat ~ 1",
        "printf a && nosuchword ~ 127",
        "if ; then ~ 2",
        "[ -f nosuch ] ~ 1"
      })
  void itsStatusIsTheLinesAndTheLabStays(String line, int status) {
    Typed typed = Typed.in(folder);
    assertThat(typed.type(line)).as("%s%n%s", line, typed.said()).isEqualTo(status);
    assertThat(typed.session().ended()).isEmpty();
    typed.works("echo here");
    assertThat(typed.said()).containsExactly("here");
  }

  @Test
  void itIsSaidOnceThatBashRunsALine() {
    Typed typed = Typed.in(folder);
    typed.works("echo a | cat");
    assertThat(typed.said()).containsExactly("a");
    typed.works("printf 'a\\n'");
    assertThat(typed.said()).hasSize(2).first().asString().startsWith(NOTICE);
    typed.works("printf 'b\\n'");
    assertThat(typed.said()).containsExactly("b");
  }

  @Test
  void variablesAndFolderComeBack() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Typed typed = Typed.in(folder);
    typed.works("GONE=1");
    typed.works("KEPT='it is \"kept\" $as `it` \\is'");
    typed.works("if true; then A=\"$KEPT\"; export B=$'two\\nlines'; unset GONE; cd sub; fi");
    typed.works("echo \"$A\"");
    assertThat(typed.said()).containsExactly("it is \"kept\" $as `it` \\is");
    typed.works("echo \"$B\"");
    assertThat(typed.said()).containsExactly("two", "lines");
    typed.refuses("echo $GONE", "the variable GONE is not set", "GONE=value");
    typed.works("pwd");
    assertThat(typed.said()).containsExactly(folder.resolve("sub").toString());
    assertThat(typed.session().environment())
        .containsEntry("PATH", "/usr/bin:/bin")
        .doesNotContainKeys("BASH_ENV", "SIGNLAB_SHELL", "SIGNLAB_COLUMNS", "IFS", "PS4", "UID");
  }

  /** As where one line after the other is typed into bash. */
  @Test
  void arraysFunctionsAndOptionsAreThereInTheNextText() {
    Typed typed = Typed.in(folder);
    typed.works("IMAGES=(\n  \"one two\"\n  three)\ndeclare -A M=([k]='v)')");
    typed.works("greet() { echo \"greets $1\"; }");
    typed.works("shopt -s nullglob; set -u");
    typed.works("for i in \"${IMAGES[@]}\"; do echo \"<$i>\"; done");
    assertThat(typed.said()).containsExactly("<one two>", "<three>");
    typed.works("greet you");
    assertThat(typed.said()).containsExactly("greets you");
    typed.works("PRINT=printf");
    typed.works("$PRINT 'by name'");
    assertThat(typed.said()).containsExactly("by name");
    typed.works("echo \"${M[k]}\" {nosuch*,}");
    assertThat(typed.said()).containsExactly("v)");
    assertThat(typed.type("printf \"$NOT_SET\"")).isEqualTo(1);
    assertThat(String.join("\n", typed.said())).contains("NOT_SET: unbound variable");
  }

  /** The option counts also for a pipe whose words the lab knows. */
  @Test
  void aPipeFailsWhereThatWasAskedFor() {
    Typed typed = Typed.in(folder);
    typed.works("cat none | cat");
    typed.works("set -o pipefail");
    assertThat(typed.type("cat none | cat")).isEqualTo(1);
    typed.works("set +o pipefail");
    typed.works("cat none | cat");
  }

  @Test
  void textsBelowAndScriptsAreBashs() throws IOException {
    Path script = Files.writeString(folder.resolve("s.sh"), "echo \"script $1\"; B=made\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Typed typed = Typed.in(folder);
    typed.works("tr a b <<END\na $(printf c)\nEND");
    assertThat(typed.said()).contains("b c");
    for (String line : List.of("./s.sh x", "bash s.sh x", "source s.sh x", ". ./s.sh x")) {
      typed.works(line);
      assertThat(typed.said()).as(line).containsExactly("script x");
    }
    typed.works("echo $B");
    assertThat(typed.said()).containsExactly("made");
  }

  @Test
  void aWordThatNobodyKnowsIsAnsweredByTheLab() {
    Typed typed = Typed.in(folder);
    assertThat(typed.type("if true; then cosgin version; fi")).isEqualTo(127);
    assertThat(String.join("\n", typed.said()))
        .contains("error: there is no command cosgin", "cosign version");
    typed.refuses("nosuchword a | sort -u > made", "there is no command nosuchword", "help");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  /** The machine's own of these would act on the world outside. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "for t in 1; do sudo docker push me/app:$t; done ~ docker push me/app:1",
        "if true; then doas -u me A=b /usr/bin/docker push me/app:1; fi ~ there is no command doas",
        "printf \"$(sudo -E cosign version)\" ~ cosign version",
        "if true; then /usr/local/bin/cosign version; fi ~ if true; then cosign version; fi",
        "printf x | PATH=/bin ./docker push me/app:1 ~ without a folder in front of it"
      })
  void noDetourLeadsToTheMachinesOwnTools(String line, String said) throws IOException {
    Typed typed = withRealPrograms();
    typed.type(line);
    assertThat(String.join("\n", typed.said())).contains(said).doesNotContain("REAL");
  }

  @Test
  void whatIsNoToolOfTheLabsIsSudos() throws IOException {
    Typed typed = withRealPrograms();
    typed.works("for i in 1; do sudo -u me A=b real $i; done");
    assertThat(typed.said()).contains("REAL sudo -u me A=b real 1");
    typed.works("for i in 1; do docker-compose --help; done");
    assertThat(String.join("\n", typed.said())).contains("compose").doesNotContain("REAL");
    typed.works("for i in /usr/bin/docker; do echo $i; done");
  }

  private Typed withRealPrograms() throws IOException {
    for (String name : List.of("sudo", "doas", "docker", "docker-compose", "cosign")) {
      Path program =
          Files.writeString(folder.resolve(name), "#!/bin/sh\necho REAL " + name + " \"$@\"\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    Typed typed = Typed.in(folder);
    typed.works("export PATH=" + folder + ":/usr/bin:/bin");
    return typed;
  }

  /** What a scenario puts there is no program's settings. */
  @Test
  void theLearnersFolderIsNoProgramsHome() {
    Typed typed = Typed.in(folder);
    typed.works("export HOME=/real");
    typed.works("cd ~; printf '%s\\n' ~; sh -c 'echo home ${HOME-none}'");
    assertThat(typed.said()).containsSubsequence(typed.session().home().toString(), "home none");
    assertThat(typed.session().environment()).containsEntry("HOME", "/real");
    assertThat(typed.session().environment()).doesNotContainKey("SIGNLAB_TILDE");
    typed.works("printf \"$HOME\"");
    assertThat(typed.said()).containsExactly("/real");
    typed.works("printf ~; export HOME=/other");
    assertThat(typed.session().environment()).containsEntry("HOME", "/other");
  }

  @Test
  void theLabCalledByItsNameInATextReadsALine() {
    Typed typed = Typed.in(folder);
    typed.works("if true; then lab -c 'echo a | cat && echo b'; fi");
    assertThat(typed.said()).endsWith("a", "b");
    typed.works("for i in 1; do lab -c 'printf c'; done; lab echo d");
    assertThat(typed.said()).endsWith("cd");
    assertThat(typed.type("if true; then lab; fi")).isEqualTo(127);
    assertThat(String.join("\n", typed.said())).contains("there is no command lab", "hint: ");
  }

  /** Also one that needs bash once more, whose tools are those of the line's own session. */
  @Test
  void suchALineActsOnTheServersOfTheSession() throws IOException {
    Typed typed = Typed.in(folder);
    typed.works("registry start --port " + FreePorts.next());
    try (World world = typed.session().service(World.class)) {
      typed.works("if true; then lab -c 'registry stop'; fi");
      assertThat(world.runs("registry")).isFalse();
      typed.works("if true; then lab -c 'for i in 1; do registry start; done'; fi");
      assertThat(world.servers().getFirst().process())
          .as("in the lab, and as long as it")
          .hasValueSatisfying(running -> assertThat(running.isThis()).isTrue());
      typed.works("registry stop");
    }
  }

  @Test
  void whatSuchALineNeededGoesWithIt() throws IOException {
    Typed typed = Typed.in(folder);
    typed.works(
        "if true; then lab -c 'for i in 1; do command -v cosign; cp $(tools)/calls c; done'; fi"
            .replace("$(tools)", "$(dirname $(dirname $(command -v cosign)))"));
    Path inner = Path.of(typed.said().getLast());
    typed.works("command -v cosign");
    Path own = Path.of(typed.said().getLast());
    assertThat(own).isExecutable().isNotEqualTo(inner);
    assertThat(inner.resolve("../..").normalize()).doesNotExist();
    int port = Integer.parseInt(Files.readAllLines(folder.resolve("c")).getFirst());
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);

    typed.works("if true; then lab -c 'java 40+2'; fi");
    assertThat(typed.said().getLast()).endsWith("42");
    for (int i = 0; i < 500 && javas() > 0; i++) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(javas()).isZero();
  }

  private static long javas() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(words -> words.contains("SnippetMain"))
        .count();
  }

  /** It holds the output of the text open, whose end would otherwise be waited for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(sleep 600 & echo $!); printf shown; sleep 1",
        "!(sleep 600 & echo $!); printf shown; sleep 1",
        "!(sleep 600 >/dev/null & echo $!); printf shown; sleep 1"
      })
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatRunsOnBehindATextHoldsNobodyUp(String line) {
    Typed typed = Typed.in(folder);
    typed.works(line);
    List<String> said = typed.said().stream().filter(each -> !each.startsWith(NOTICE)).toList();
    Optional<ProcessHandle> begun = ProcessHandle.of(Long.parseLong(said.getFirst()));
    assertThat(begun.map(ProcessHandle::isAlive)).as("as where bash is typed into").contains(true);
    begun.ifPresent(ProcessHandle::destroy);
    assertThat(said.get(1)).startsWith("shown");
    assertThat(String.join("\n", said)).contains("still runs; its output is shown no more");
  }

  @Test
  void whatComesLateIsShownWhileItComes() {
    Typed typed = Typed.in(folder);
    typed.works("echo first > >(sleep 1; cat; sleep 1; echo last)");
    assertThat(typed.said()).containsSubsequence("first", "last");
  }

  /** An empty folder of a search path is the current one. */
  @ParameterizedTest
  @ValueSource(strings = {":/usr/bin:/bin", "/usr/bin:/bin:", "/usr/bin::/bin"})
  void theSearchPathComesBackAsItWas(String path) {
    Typed typed = Typed.in(folder);
    typed.works("export PATH=" + path);
    typed.works("printf a");
    assertThat(typed.session().environment()).containsEntry("PATH", path);
  }

  /** No program can be started with such a variable. */
  @Test
  void aLargeVariableStaysInTheShell() {
    Typed typed = Typed.in(folder);
    typed.works("x=$(head -c 200000 /dev/zero | tr '\\0' a)");
    typed.works("printf '%s' ${#x}; sh -c 'printf .${#x}'");
    assertThat(typed.said()).containsExactly("200000.0");
    typed.refuses("!echo a", "the variable x is too large", "x=");
    typed.works("x+=\"'b:~\"; y=1; printf a");
    assertThat(typed.session().environment().get("x")).hasSize(200_004).endsWith("a'b:~");
    typed.works("printf '%s' \"${x#*:}\"");
    assertThat(typed.said()).containsExactly("~");
    typed.works("unset x");
    typed.works("!echo a");
    assertThat(typed.session().environment()).doesNotContainKey("x").containsEntry("y", "1");
  }

  @Test
  void whatKindAVariableIsOfHoldsInTheNextText() {
    Typed typed = Typed.in(folder);
    typed.works("declare -i n=5; declare -l small=A; declare -u big=b; readonly fixed=1");
    typed.works("n+=1; small=X; big=y; printf \"$n $small $big\"");
    assertThat(typed.said()).containsExactly("6 x Y");
    typed.works("n=7");
    typed.works("n+=n; printf \"$n\"");
    assertThat(typed.said()).containsExactly("14");
    assertThat(typed.type("if true; then fixed=2; fi")).isEqualTo(1);
    assertThat(String.join("\n", typed.said())).contains("fixed: readonly variable");
  }

  @Test
  void whatIsKnownNeedsNoBash() {
    Typed typed = Typed.in(folder);
    typed.works("export PATH=/nowhere");
    typed.works("echo one | cat && ls -a || pwd; X=$(echo two)");
    typed.works("head -n 1 <<END\n$X\nEND");
    assertThat(typed.said()).containsExactly("two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "if true; then echo a > made; fi ~ the lab runs no if … fi itself",
        "echo ${A#b} > made ~ cannot be understood at ${A#b}",
        "echo {a,b} > made ~ does not write {a,b} out",
        "printf a > made ~ there is no command printf",
        "echo a | sort > made ~ there is no command sort",
        "source made ~ the lines of a file: @made",
        "head -c 1 made ~ unknown flag: -c"
      })
  void withoutBashTheLineIsRefusedWhole(String line, String cause) {
    Typed typed = Typed.in(folder);
    typed.works("export PATH=/nowhere");
    assertThat(typed.type(line)).isNotZero();
    assertThat(String.join("\n", typed.said())).contains(cause).contains("hint: ");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  /** A scenario is data: what it types stays in the lab whatever this machine has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if true; then touch made; fi",
        "printf x > made",
        "X=$(printf x | tee made)",
        "echo x | tee made",
        "echo ${A#x} > made",
        "echo {a,b} > made",
        "cp -r s.sh made",
        "./s.sh",
        "bash s.sh",
        "source s.sh",
        "touch -a made",
        "nosuch; printf x > made"
      })
  void whatAScenarioTypesNeverComesToBash(String line) throws IOException {
    Path script = Files.writeString(folder.resolve("s.sh"), "touch made\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Typed typed = Typed.in(folder);
    String said = confined(ScenarioOrigin.TRUSTED, typed.session(), line);
    said += confined(ScenarioOrigin.ELSEWHERE, typed.session(), line);
    assertThat(said).doesNotContain(NOTICE);
    assertThat(folder.resolve("made"))
        .satisfiesAnyOf(
            made -> assertThat(made).doesNotExist(), made -> assertThat(made).isEmptyFile());
    assertThat(said).as("the lab alone answers").contains("error:", "found:");
  }

  private static String confined(ScenarioOrigin origin, LabSession session, String line) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(both, both, Screen.Style.PIPE, Questions.UNANSWERED);
    session.confined(origin, () -> session.service(LineRunner.class).run(line, screen));
    return both.toString(StandardCharsets.UTF_8);
  }

  /** One that acts on the session waits for its input, and so for tools that write it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "{ sleep 1; cosign version > v; echo 40+2; } | java ~ 42",
        "{ sleep 1; version > v; echo 40+2; } | java ~ 42",
        "{ sleep 1; java 40+1 > v; echo 40+2; } | java ~ 42"
      })
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aToolThatWaitsForAnotherGivesItsTurn(String line, String last) {
    Typed typed = Typed.in(folder);
    typed.works("KEPT=1");
    assertThat(typed.type(line)).as("%s%n%s", line, typed.said()).isZero();
    assertThat(typed.said().getLast()).as("%s%n%s", line, typed.said()).endsWith(last);
    assertThat(folder.resolve("v")).isNotEmptyFile();
    assertThat(typed.session().environment()).containsEntry("KEPT", "1");
    assertThat(typed.session().directory()).isEqualTo(folder);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTextEndsWhenItsToolsHaveLeftTheSession() throws Exception {
    LabSession session = Typed.in(folder).session();
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<OptionalInt> tool = new FutureTask<>(() -> stubborn(session, begun));
    try (ToolTurns.Text _ = session.tools().begin()) {
      Thread.ofPlatform().start(tool);
      begun.await();
    }
    assertThat(session.environment()).doesNotContainKey("OF_TOOL");
    assertThat(session.directory()).isEqualTo(folder);
    assertThat(tool.get()).hasValue(3);
    assertThat(stubborn(session, begun)).as("behind the text").isEmpty();
  }

  private OptionalInt stubborn(LabSession session, CountDownLatch begun) {
    return session
        .tools()
        .run(
            folder.getRoot(),
            Map.of("OF_TOOL", "1"),
            InputStream.nullInputStream(),
            streams -> {
              begun.countDown();
              LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
              boolean stopped = Thread.interrupted();
              LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
              return stopped ? 3 : 4;
            });
  }

  /** What a text is given may be secret. */
  @Test
  void nobodyElseReadsWhatBashIsGiven() {
    Typed typed = Typed.in(folder);
    typed.works("COSIGN_PASSWORD=hidden");
    typed.works("printf ''");
    typed.works("stat -c %A $(dirname $(dirname $(command -v cosign)))");
    assertThat(typed.said()).containsExactly("drwx------");
    typed.works("cd $(dirname $(dirname $(command -v cosign))); stat -c %A bash kept state calls");
    assertThat(typed.said()).hasSize(4).containsOnly("-rw-------");
    typed.works("for f in bash kept state; do [ -e $f ] || echo gone; done");
    typed.works("ls");
    assertThat(typed.said()).doesNotContain("bash", "kept", "state");
  }

  @Test
  void whatACommandInsideALineSaidIsTheCause() {
    Typed typed = Typed.in(folder);
    assertThat(typed.type("X=$(echo $(cat none))")).isEqualTo(1);
    assertThat(typed.said())
        .anyMatch(line -> line.startsWith("found: status 1: ") && line.contains("none"));
  }
}
