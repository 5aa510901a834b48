package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.json.Json;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.Tokens;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.TokenOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** A world in which mistakes are made; lines name its servers by their usual addresses. */
final class MistakeBench implements AutoCloseable {

  private final Evening evening;
  private final List<Mistake> made = new ArrayList<>();

  MistakeBench(Path home) {
    evening = Evening.in(home);
    evening.type("world start");
    assertThat(evening.status()).isZero();
  }

  /** One mistake while it is made. */
  final class Making {
    private final int number;
    private final String words;
    private final List<String> seen;
    private final List<String> lines = new ArrayList<>();
    private String answer = "";

    private Making(int number, String words, String... seen) {
      this.number = number;
      this.words = words;
      this.seen = List.of(seen);
    }

    /** Types the mistake, which must be refused, in words that the answer must have. */
    Making refused(String line, String... causes) {
      return typed(line, true, causes);
    }

    /** Types the mistake, which passes, and of which the answer must warn. */
    Making warned(String line, String... causes) {
      return typed(line, false, causes);
    }

    private Making typed(String line, boolean refused, String... causes) {
      answer = evening.type(here(line));
      assertThat(evening.status() != 0).as(number + "\n" + line + "\n" + answer).isEqualTo(refused);
      lines.add(MistakesPage.TYPED + line);
      for (String cause : causes) {
        assertThat(answer).as("mistake %d: %s", number, line).contains(here(cause));
        lines.add(MistakesPage.SAID + (cause.endsWith(" ") ? cause + "…" : cause));
      }
      return this;
    }

    /** Types the first line that the answer offers and that begins so; it must work. */
    Making offered(String beginning) {
      String line =
          answer
              .lines()
              .filter(each -> each.startsWith("hint: "))
              .filter(each -> each.contains(": " + beginning))
              .map(each -> each.substring(each.indexOf(": " + beginning) + 2))
              .findFirst()
              .orElse("");
      assertThat(line).as("a line in the answer of mistake %d%n%s", number, answer).isNotEmpty();
      String refusal = answer;
      right(usual(line));
      answer = refusal;
      return this;
    }

    /** Types a line that must work. */
    Making right(String line) {
      answer = MistakeBench.this.type(line);
      lines.add(MistakesPage.WORKS + line);
      return this;
    }

    /** Types a line that leads to the mistake. */
    Making after(String line) {
      MistakeBench.this.type(line);
      lines.add(MistakesPage.TYPED + line);
      return this;
    }

    String answer() {
      return answer;
    }

    void done() {
      made.add(new Mistake(number, seen, words, lines));
    }

    /** Says where a mistake stands that no line of the lab makes. */
    void stands(String where) {
      made.add(new Mistake(number, seen, words, List.of(where)));
    }
  }

  Making mistake(int number, String words, String... seen) {
    return new Making(number, words, seen);
  }

  List<Mistake> made() {
    return List.copyOf(made);
  }

  /** Types a line that must work, and returns the answer. */
  String type(String line) {
    String answer = evening.type(here(line));
    assertThat(evening.status()).as(line + "\n" + answer).isZero();
    return answer;
  }

  /** Writes a token into a file of the workspace. */
  void token(String file, Identity identity) {
    int base = evening.world().require(SigstoreServer.NAME).port();
    write(
        file,
        Tokens.of(evening.world().home().services(), base, evening.world().clock())
            .issue(TokenOrder.of(identity)));
  }

  void write(String file, String text) {
    try {
      Files.writeString(evening.world().workspace().resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a file of the world's trust, changed. */
  void changed(Path file, String copy, Consumer<ObjectNode> change) {
    try {
      ObjectNode json =
          (ObjectNode) Json.parseObject(Files.readAllBytes(file), file.toString()).node();
      change.accept(json);
      write(copy, Json.writeText(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Evening evening() {
    return evening;
  }

  private String here(String line) {
    return evening.inThisWorld(line);
  }

  /** The other way round, for the page. */
  private String usual(String line) {
    int base = evening.world().require(SigstoreServer.NAME).port();
    String usual = line;
    for (ServiceName each : ServiceName.values()) {
      usual = usual.replace(each.url(base), each.url(ServiceName.USUAL_BASE));
    }
    return usual.replace(here("localhost:5001"), "localhost:5001");
  }

  @Override
  public void close() {
    evening.close();
  }
}
