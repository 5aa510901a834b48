package dev.signlab.sigstore.client.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.server.Handler;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.services.oidc.OidcFixture;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at the lab's own issuer, with a browser that is a loop of requests. */
class SignInFlowsTests {

  private static final String WHO = "alice@example.com";
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("verification code (\\S+) in your browser");

  private final HttpClient browser = HttpClient.newHttpClient();
  private final ExchangeLog log = new ExchangeLog();
  private final List<String> said = new ArrayList<>();
  @TempDir private Path folder;
  private OidcFixture issuer;

  @BeforeEach
  void start() throws IOException {
    issuer = OidcFixture.start(folder, InstantSource.system());
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void aBrowserComesBackWithACode() {
    IdentityToken token =
        find(Flow.NORMAL, new Person(page -> signIn(page, Map.of("person", WHO))));

    assertThat(token.subject()).isEqualTo(WHO);
    assertThat(token.issuer()).isEqualTo(issuer.url());
    assertThat(token.audiences()).containsExactly("sigstore");
    assertThat(said.getFirst()).startsWith("Your browser will now be opened to:\n" + issuer.url());
    assertThat(log.all().toString())
        .doesNotContain(token.text())
        .doesNotContainPattern("code=[A-Za-z0-9_-]{8,}")
        .doesNotContainPattern("code_verifier=[A-Za-z0-9_-]{8,}");
  }

  @Test
  void aBrowserComesBackToAnAddressWithoutAPath() {
    ClientRegistration bare =
        new ClientRegistration(ClientRegistration.SIGSTORE, Optional.empty(), "http://localhost");
    Person person = new Person(page -> signIn(page, Map.of("person", WHO)));

    assertThat(find(Flow.NORMAL, person, bare).subject()).isEqualTo(WHO);
  }

  @Test
  void keysThatAreNoneVerifyNothing() {
    String[] own = new String[1];
    Handler answers =
        call ->
            call.answer(
                200,
                call.path().endsWith("/keys")
                    ? "null"
                    : "{\"issuer\":\"" + own[0] + "\",\"jwks_uri\":\"" + own[0] + "/keys\"}");
    String token =
        find(Flow.NORMAL, new Person(page -> signIn(page, Map.of("person", WHO)))).text();
    ServerSettings settings = ServerSettings.of(InstantSource.system());
    try (LoopbackServer server =
        LoopbackServer.start(settings, answers, (call, failure) -> call.answer(500, "no"))) {
      own[0] = server.url();
      OidcIssuer other = OidcIssuer.discover(server.url(), transport());
      TokenCheck check = new TokenCheck(other, ClientRegistration.SIGSTORE, InstantSource.system());
      assertThatThrownBy(() -> check.verified(token, Optional.empty()))
          .isInstanceOf(LabException.class)
          .hasMessageContaining("the keys of " + server.url());
    }
  }

  @Test
  void withoutABrowserTheAddressIsShown() {
    Person none = new Person(page -> {});
    none.opens = false;
    none.onSaying =
        line -> {
          if (line.startsWith("Go to the following link")) {
            URI page = URI.create(line.replaceFirst("(?s).*\n\n\t ", "").strip());
            later(() -> signIn(page, Map.of("person", WHO)));
          }
        };

    assertThat(find(Flow.NORMAL, none).subject()).isEqualTo(WHO);
  }

  @Test
  void whoCancelsHasNoToken() {
    LabException refused =
        refused(Flow.NORMAL, new Person(page -> signIn(page, Map.of("cancel", "yes"))));

    assertThat(refused.problem().summary()).isEqualTo("the issuer let nobody in");
    assertThat(refused.problem().isOf(Cause.NO_TOKEN)).isTrue();
  }

  @Test
  void aCodeWithAnotherStateIsNotTaken() {
    LabException refused =
        refused(Flow.NORMAL, new Person(page -> get(back(page) + "?code=stolen&state=mine")));

    assertThat(refused.problem().summary()).isEqualTo("invalid state token");
  }

  @Test
  void aDeviceWaitsForTheCodeToBeEntered() {
    Person elsewhere = new Person(page -> {});
    elsewhere.onSaying = line -> enter(line, Map.of("person", WHO));

    IdentityToken token = find(Flow.DEVICE, elsewhere);

    assertThat(token.subject()).isEqualTo(WHO);
    assertThat(said.get(1)).matches("Code will be valid for \\d+ seconds");
    assertThat(said.getLast()).isEqualTo("Token received!");
    assertThat(log.all().toString()).doesNotContain(token.text());
  }

  @Test
  void aDeviceHearsOfARefusal() {
    Person elsewhere = new Person(page -> {});
    elsewhere.onSaying = line -> enter(line, Map.of("cancel", "yes"));

    assertThat(refused(Flow.DEVICE, elsewhere).problem().summary())
        .isEqualTo("error obtaining token: access_denied");
  }

  @Test
  void anIssuerThatCallsItselfOtherwiseIsNotBelieved() {
    String other = issuer.url().replace("localhost", "127.0.0.1");
    LabException refused =
        catchThrowableOfType(LabException.class, () -> OidcIssuer.discover(other, transport()));

    assertThat(refused.problem().summary()).contains("did not match the issuer URL returned");
  }

  private void signIn(URI page, Map<String, String> choice) {
    Matcher ticket = TICKET.matcher(get(page.toString()).body());
    assertThat(ticket.find()).isTrue();
    HttpResponse<String> answer =
        post(
            "/sign-in",
            choice,
            "ticket=" + URLEncoder.encode(ticket.group(1), StandardCharsets.UTF_8));
    get(answer.headers().firstValue("Location").orElseThrow());
  }

  private void enter(String line, Map<String, String> choice) {
    Matcher code = CODE.matcher(line);
    if (code.find()) {
      assertThat(post("/device", choice, "user_code=" + code.group(1)).statusCode()).isEqualTo(200);
    }
  }

  private static String back(URI page) {
    Matcher redirect = Pattern.compile("redirect_uri=([^&]+)").matcher(page.toString());
    assertThat(redirect.find()).isTrue();
    return URLDecoder.decode(redirect.group(1), StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String uri) {
    return send(HttpRequest.newBuilder(URI.create(uri)).build());
  }

  private HttpResponse<String> post(String path, Map<String, String> form, String first) {
    String body =
        form.entrySet().stream()
            .map(
                e ->
                    "&"
                        + e.getKey()
                        + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("", first, ""));
    return send(
        HttpRequest.newBuilder(URI.create(issuer.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return browser.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void later(Runnable work) {
    var _ = CompletableFuture.runAsync(work);
  }

  private HttpTransport transport() {
    return HttpTransport.of(InstantSource.system(), log);
  }

  private IdentityToken find(Flow flow, SignIn person) {
    return find(flow, person, ClientRegistration.USUAL);
  }

  private IdentityToken find(Flow flow, SignIn person, ClientRegistration client) {
    Path none = folder.resolve("none");
    Surroundings around = new Surroundings(Map.of(), new Places(none, none, none), transport());
    return new TokenFinder(around, person)
        .find(
            new TokenRequest(
                Optional.empty(), true, Optional.empty(), Optional.of(flow), client, issuer::url));
  }

  private LabException refused(Flow flow, SignIn person) {
    return catchThrowableOfType(LabException.class, () -> find(flow, person));
  }

  /** Somebody who does something with the page. */
  private final class Person implements SignIn {

    private final Consumer<URI> visit;
    private Consumer<String> onSaying = line -> {};
    private boolean opens = true;

    Person(Consumer<URI> visit) {
      this.visit = visit;
    }

    @Override
    public boolean isInteractive() {
      return true;
    }

    @Override
    public void say(String line) {
      said.add(line);
      onSaying.accept(line);
    }

    @Override
    public boolean open(URI page) {
      if (opens) {
        later(() -> visit.accept(page));
      }
      return opens;
    }
  }
}
