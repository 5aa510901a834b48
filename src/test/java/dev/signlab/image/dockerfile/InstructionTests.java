package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.image.dockerfile.Instruction.Cmd;
import dev.signlab.image.dockerfile.Instruction.Entrypoint;
import dev.signlab.image.dockerfile.Instruction.Expose;
import dev.signlab.image.dockerfile.Instruction.HealthCheck;
import dev.signlab.image.dockerfile.Instruction.Maintainer;
import dev.signlab.image.dockerfile.Instruction.OnBuild;
import dev.signlab.image.dockerfile.Instruction.Shell;
import dev.signlab.image.dockerfile.Instruction.StopSignal;
import dev.signlab.image.dockerfile.Instruction.User;
import dev.signlab.image.dockerfile.Instruction.Volume;
import dev.signlab.image.dockerfile.Instruction.Workdir;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionTests {

  /** Each instruction where A is {@code v}, and what the image's config would say of it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          EXPOSE 80                        | [80/tcp]
          EXPOSE 80 53/udp 9/SCTP          | [80/tcp, 53/udp, 9/sctp]
          EXPOSE 8000-8002                 | [8000/tcp, 8001/tcp, 8002/tcp]
          EXPOSE 8000-8001/udp 80/         | [8000/udp, 8001/udp, 80/tcp]
          EXPOSE 8080:80                   | [80/tcp]
          EXPOSE ${P:-81} "82"             | [81/tcp, 82/tcp]
          EXPOSE ${P:-81-82/udp}           | [81/udp, 82/udp]
          EXPOSE 080                       | [80/tcp]
          VOLUME /a /b$A                   | [/a, /bv]
          VOLUME ["/a b", "/c"]            | [/a b, /c]
          VOLUME "/a"                      | [/a]
          USER $A:${A}x                    | v:vx
          USER 'a b'                       | a b
          WORKDIR /a b/$A                  | /a b/v
          WORKDIR "$A"                     | v
          STOPSIGNAL SIGTERM               | SIGTERM
          STOPSIGNAL term                  | term
          STOPSIGNAL 9                     | 9
          STOPSIGNAL RTMIN+3               | RTMIN+3
          MAINTAINER Me <me@x> $A          | Me <me@x> $A
          SHELL ["/bin/$A", "-c"]          | [/bin/$A, -c]
          CMD ["a", "$A"]                  | [a, $A]
          CMD a "$A"   b                   | shell [a "$A"   b]
          CMD ['a']                        | shell [['a']]
          CMD ["a"] b                      | shell [["a"] b]
          CMD ["a",]                       | shell [["a",]]
          CMD                              | shell []
          CMD []                           | []
          ENTRYPOINT ["/a"]                | [/a]
          entrypoint /a $A                 | shell [/a $A]
          HEALTHCHECK NONE                 | [NONE] {}
          HEALTHCHECK CMD a && b           | [CMD-SHELL, a && b] {}
          HEALTHCHECK cmd ["a", "b"]       | [CMD, a, b] {}
          HEALTHCHECK --interval=1m30s --timeout=1.5s --retries=3 CMD a | \
          [CMD-SHELL, a] {Interval=90000000000, Timeout=1500000000, Retries=3}
          HEALTHCHECK --start-period=0s --start-interval=1ms CMD a | \
          [CMD-SHELL, a] {StartInterval=1000000}
          ONBUILD COPY . /$A               | COPY . /$A
          onbuild  RUN true                | RUN true
          """)
  void readsInstructions(String line, String config) {
    assertThat(words(Built.instructions("FROM scratch\nARG A=v\n" + line + "\n").getLast()))
        .isEqualTo(config);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          EXPOSE web                       | EXPOSE wants a port
          EXPOSE 70000                     | EXPOSE wants a port
          EXPOSE 8002-8000                 | EXPOSE wants a port
          EXPOSE 80/icmp                   | EXPOSE wants a port
          EXPOSE -1                        | EXPOSE wants a port
          EXPOSE 99999999999999            | EXPOSE wants a port
          VOLUME $NONE                     | VOLUME with an empty path
          VOLUME [""]                      | VOLUME with an empty path
          STOPSIGNAL SIGNOPE               | no signal SIGNOPE
          STOPSIGNAL 0                     | no signal 0
          SHELL []                         | SHELL wants a list
          CMD ["a", null]                  | a list may hold texts only
          HEALTHCHECK CMD                  | HEALTHCHECK CMD without a command
          HEALTHCHECK NONE x               | nothing after HEALTHCHECK NONE
          HEALTHCHECK --interval=1 CMD a   | --interval wants a duration
          HEALTHCHECK --interval=1us CMD a | --interval is less than 1ms
          HEALTHCHECK --retries=-1 CMD a   | --retries wants a number
          HEALTHCHECK --every=1s CMD a     | no flag --every of HEALTHCHECK
          ONBUILD ONBUILD USER a           | ONBUILD cannot stand behind ONBUILD
          ONBUILD LABEL a                  | LABEL a has no value
          ONBUILD NOSUCH                   | no instruction NOSUCH
          LABEL $NONE=1                    | $NONE gives no name
          """)
  void refusesWithTheLine(String line, String message) {
    LabException failure =
        catchThrowableOfType(
            LabException.class, () -> Built.instructions("FROM scratch\n\n" + line + "\n"));
    assertThat(failure).hasMessageStartingWith("Dockerfile line 3: " + message);
  }

  @Test
  void readsWhatAnImageWantsDoneInABuildUponIt() {
    Dockerfile file = Dockerfile.parse("ARG X\nFROM base:1\n", "Dockerfile");
    SourceLine from = file.stages().getFirst().source();

    Instruction trigger = file.trigger("COPY . /app", from);
    assertThat(trigger).isInstanceOf(Instruction.Copy.class);
    assertThat(trigger.line()).isEqualTo(2);
    assertThat(catchThrowableOfType(LabException.class, () -> file.trigger("RUN make", from)))
        .hasMessage("Dockerfile line 2: RUN is not done here: RUN make");
  }

  private static String words(Instruction instruction) {
    return switch (instruction) {
      case Expose expose -> expose.ports().toString();
      case Volume volume -> volume.paths().toString();
      case User user -> user.user();
      case Workdir workdir -> workdir.path();
      case StopSignal signal -> signal.signal();
      case Maintainer maintainer -> maintainer.author();
      case Shell shell -> shell.words().toString();
      case Cmd cmd -> (cmd.isForShell() ? "shell " : "") + cmd.words();
      case Entrypoint start -> (start.isForShell() ? "shell " : "") + start.words();
      case HealthCheck check ->
          check.test()
              + check.numbers().entrySet().stream()
                  .map(each -> each.getKey() + "=" + each.getValue())
                  .collect(Collectors.joining(", ", " {", "}"));
      case OnBuild onBuild -> onBuild.trigger();
      default -> instruction.text();
    };
  }
}
