package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.screen.TerminalOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from elsewhere neither commands the terminal nor brings the words of a parser to it. */
@Tag("alike")
class ForeignTextTests {

  private static final Pattern WORDS_OF_LIBRARIES =
      Pattern.compile(
          "\\b(com|tools|java|javax|org|sun)\\.[a-z]|StreamRead|Exception|CTRL-CHAR|JsonToken"
              + "|START_OBJECT|mistake of its own|snakeyaml|jackson|bouncycastle",
          Pattern.CASE_INSENSITIVE);

  /** Clears the screen, sets the title, turns text around and ends a line where there is none. */
  private static final String EVIL = "\u001b[2J\u001b]0;t\u0007\u009b31m\u202e\u2066\u200f\u2028x";

  @TempDir private Path folder;
  private LabSession session;
  private int status;

  @BeforeEach
  void open() {
    Map<String, String> environment =
        Map.of(
            "HOME",
            folder.toString(),
            "LAB_HOME",
            folder.resolve(".lab").toString(),
            "COSIGN_PASSWORD",
            "pw",
            "PATH",
            "/usr/bin:/bin");
    session =
        Wiring.of(
                new LabSession.Setting(
                    folder,
                    environment,
                    InputStream.nullInputStream(),
                    InstantSource.system(),
                    true))
            .session();
  }

  private String type(String line) {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    TerminalOutput guarded = new TerminalOutput(terminal);
    Screen.Style style = new Screen.Style(100, 40, 16, false, true);
    StreamScreen screen = new StreamScreen(guarded, guarded, style, Questions.UNANSWERED);
    status = session.service(LineRunner.class).run(line, screen);
    return terminal.toString(StandardCharsets.UTF_8);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void commandsNothing(String said) {
    String bare = said.replaceAll("\u001b\\[[0-9;]*m", "");
    assertThat(bare).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\u2066", "\u200f");
    assertThat(bare.chars().filter(Character::isISOControl))
        .allMatch(c -> c == '\n' || c == '\t' || c == '\r');
    assertThat(said).doesNotContain("\u001b[2J", "\u001b[31m" + "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosign verify --key bad.pem 127.0.0.1:1/a:1",
        "cosign public-key --key bad.pem",
        "cosign verify-blob --key good.pub --bundle bad.json bad.txt",
        "cosign verify-blob --key good.pub --signature bad.txt bad.txt",
        "cosign attest --key bad.pem --predicate bad.json --type custom 127.0.0.1:1/a:1",
        "cosign load --dir bad 127.0.0.1:1/a:1",
        "cosign verify --key 'bad\u001b[31m.pub' 127.0.0.1:1/a:1",
        "docker build -t a:1 bad",
        "docker load bad.txt",
        "skopeo copy oci-archive:bad.txt oci:out",
        "skopeo inspect docker://127.0.0.1:1/'a\u001b[31m:1'",
        "author check bad",
        "syft bad.txt",
        "syft oci-archive:bad.txt",
        "view bad.pem",
        "view bad.json",
        "cat bad.txt",
        "base64 -d bad.txt",
        "ls",
        "ls -l",
        "nosuch '\u001b[31mx'",
        "cosign verify '--nosuch\u001b[31m' a:1",
        "echo \"$(cat bad.txt)\"",
        "diff bad.txt bad.json"
      })
  void noFieldOfAFileCommandsTheTerminal(String line) throws IOException {
    prepare();

    String said = type(line);

    commandsNothing(said);
    assertThat(said).as("%d %s", status, line).doesNotContain("mistake of its own");
  }

  private void prepare() throws IOException {
    write("bad.txt", EVIL + "\n");
    write("bad.json", "{\"a\":\"" + EVIL + "\"}");
    write("bad.pem", "-----BEGIN " + EVIL + "-----\naGk=\n-----END " + EVIL + "-----\n");
    write("bad/Dockerfile", "FROM scratch\nLABEL a=\"" + EVIL + "\"\n" + EVIL + " x\n");
    write("bad/index.json", "{\"manifests\":[{\"mediaType\":\"" + EVIL + "\"}]}");
    write("bad/scenario.yaml", "id: \"" + EVIL + "\"\ntitle: \"" + EVIL + "\n" + EVIL + ": 1\n");
    write("evil\u001b[31m\u202efile", "x");
    type("cosign generate-key-pair --output-key-prefix good");
  }

  @Test
  void noAnswerOfARegistryCommandsTheTerminal() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ForeignTextTests::answer);
    server.start();
    String image = "127.0.0.1:" + server.getAddress().getPort() + "/app";
    try {
      String[] lines = {
        "crane ls " + image,
        "crane catalog 127.0.0.1:" + server.getAddress().getPort(),
        "crane manifest " + image + ":1",
        "crane digest " + image + ":2",
        "docker pull " + image + ":1",
        "cosign tree " + image + ":1",
        "view " + image + ":1",
        "wire --all"
      };
      for (String line : lines) {
        String said = type(line);
        commandsNothing(said);
        assertThat(said).as(line).doesNotContain("mistake of its own");
      }
      assertThat(type("crane ls " + image)).contains("\\u{1b}[2J");
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String evil = EVIL.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007");
    String body =
        switch (path) {
          case "/v2/" -> "{}";
          case "/v2/app/tags/list" -> "{\"tags\":[\"" + evil + "\"]}";
          case "/v2/_catalog" -> "{\"repositories\":[\"" + evil + "\"]}";
          default ->
              path.endsWith("/2")
                  ? "{\"errors\":[{\"code\":\"" + evil + "\",\"message\":\"" + evil + "\"}]}"
                  : "{\"schemaVersion\":2,\"config\":{\"mediaType\":\""
                      + evil
                      + "\"},\"annotations\":{\""
                      + evil
                      + "\":\""
                      + evil
                      + "\"}}";
        };
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.oci.image.manifest.v1+json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(path.endsWith("/2") ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "x.json~{\"a\":~cosign verify-blob --key good.pub --bundle x.json x.json",
        "x.json~{\"a\":\"\\q\"}~cosign verify-blob --key good.pub --bundle x.json x.json",
        "x.json~{'a':1}~cosign verify-blob --key good.pub --bundle x.json x.json",
        "x.json~{\"a\":1,\"a\":2}~cosign verify-blob --key good.pub --bundle x.json x.json",
        "x.json~{\"mediaType\":7}~cosign verify-blob --key good.pub --bundle x.json x.json",
        "x.json~<html>~cosign attest --key good.key --predicate x.json --type custom 127.0.0.1:1/a",
        "x.json~[1e999999999]~view x.json",
        "x.pem~-----BEGIN PUBLIC KEY-----|aGVsbG8=|-----END PUBLIC KEY-----~cosign verify --key"
            + " x.pem a:1",
        "x.pem~-----BEGIN PUBLIC KEY-----|MIIB%%%=|-----END PUBLIC KEY-----~cosign verify --key"
            + " x.pem a:1",
        "x.pem~-----BEGIN CERTIFICATE-----|MAA=|-----END CERTIFICATE-----~view x.pem",
        "x.pem~-----BEGIN CERTIFICATE-----|MAA=|-----END CERTIFICATE-----~cosign verify-blob"
            + " --certificate x.pem --signature x.pem x.pem",
        "x.pem~-----BEGIN CERTIFICATE-----|MAA=|-----END CERTIFICATE-----~cosign verify"
            + " --registry-cacert x.pem --key good.pub 127.0.0.1:1/a:1",
        "x.key~-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----|eyJr|-----END ENCRYPTED SIGSTORE"
            + " PRIVATE KEY-----~cosign public-key --key x.key",
        "x.key~-----BEGIN PRIVATE KEY-----|MIGHAgEA|-----END PRIVATE KEY-----~cosign public-key"
            + " --key x.key",
        "x.key~-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----|eyJrZGYiOiIWIn0=|-----END ENCRYPTED"
            + " SIGSTORE PRIVATE KEY-----~cosign public-key --key x.key",
        "l/scenario.yaml~id: [|a: : b~author check l",
        "l/scenario.yaml~id: !!java.net.URL x~author check l",
        "l/scenario.yaml~a: *b~author check l",
        "x.tar~PK nonsense~skopeo copy oci-archive:x.tar oci:out",
        "x.tar~nonsense~syft oci-archive:x.tar",
        "x.jar~PK\u0003\u0004nonsense~syft x.jar",
        "d/Dockerfile~FRUM scratch~docker build -t a:1 d",
        "d/Dockerfile~FROM a:b:c~docker build -t a:1 d",
        "d/Dockerfile~FROM scratch|EXPOSE 99999999999~docker build -t a:1 d",
        "d/Dockerfile~FROM scratch|HEALTHCHECK --interval=soon CMD x~docker build -t a:1 d",
        "config.json~{\"auths\":~DOCKER_CONFIG=. crane digest 127.0.0.1:1/a:1",
        "x~x~cosign verify --key good.pub ://",
        "x~x~cosign verify --key good.pub a@sha256:zz",
        "x~x~cosign verify --key 'http://[::/k' 127.0.0.1:1/a:1",
        "x~x~cosign verify --key 'http://h:99999/k' 127.0.0.1:1/a:1",
        "x~x~crane digest '[zz]:1/a:1'",
        "x~x~registry start --port 99999999999",
        "x~x~wire 99999999999999",
        "x~x~clock +99999999999999d",
        "x~x~HTTPS_PROXY=ftp://x crane digest registry.example/a:1",
        "x~x~cosign sign --key good.key -a =,\"x 127.0.0.1:1/a:1",
        "x~x~cosign verify-blob --key good.pub --signature x --rfc3161-timestamp x x",
        "x~%%%~base64 -d x"
      })
  void noParserSpeaksOfItself(String file, String content, String line) throws IOException {
    write(file, content.replace('|', '\n'));
    type("cosign generate-key-pair --output-key-prefix good");

    String said = type(line);

    assertThat(WORDS_OF_LIBRARIES.matcher(said).results().map(m -> m.group()))
        .as("%s%n%s", line, said)
        .isEmpty();
  }
}
