package dev.signlab.oci.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.crypto.Digest;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that send their clients in circles, into the void, or after somebody's password. */
class HostileRegistryTests {

  private static final byte[] LAYER = "layer".getBytes(StandardCharsets.UTF_8);
  private static final String BASIC = "Basic realm=\"r\"";

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
  private final RegistryClient client =
      RegistryClient.of(
          RegistryAccess.of(HttpTransport.of(InstantSource.system(), new ExchangeLog()))
              .with(CredentialSource.of(new UserPassword("ann", "s3cret")))
              .with(RetryPolicy.NEVER));
  private Registry registry;
  private Function<String, Answer> answers = path -> new Answer(200, "{}");

  /** What is answered; each header is {@code Name: value}. */
  private record Answer(int status, String body, List<String> headers) {
    Answer(int status, String body, String... headers) {
      this(status, body, List.of(headers));
    }
  }

  @BeforeEach
  void start() throws IOException {
    registry = serve(this::answer);
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  private Registry serve(com.sun.net.httpserver.HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    servers.add(server);
    return new Registry("localhost:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    Answer answer = answers.apply(exchange.getRequestURI().toString());
    for (String header : answer.headers()) {
      String[] parts = header.split(": ", 2);
      exchange.getResponseHeaders().add(parts[0], parts[1]);
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0 && !exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Test
  void aPageThatIsItsOwnNextPageIsSaidToBe() {
    answers = path -> new Answer(200, "{\"tags\":[\"a\"]}", "Link: <" + path + ">; rel=\"next\"");

    RegistryException failure = failure(() -> client.tags(app()));

    assertThat(failure).hasMessage("the list of registry " + registry + " has no end");
    assertThat(failure.problem().found().orElseThrow())
        .startsWith("a page whose next page was given already");
  }

  @Test
  void pagesThatGoInACircleEnd() {
    answers =
        path -> {
          boolean first = path.contains("last=b");
          return new Answer(
              200,
              "{\"tags\":[\"" + (first ? "b" : "a") + "\"]}",
              "Link: </v2/app/tags/list?last=" + (first ? "a" : "b") + ">; rel=next");
        };

    assertThat(failure(() -> client.tags(app())).problem().found().orElseThrow())
        .startsWith("a page whose next page was given already");
  }

  @Test
  void pagesWithoutAnythingNewEnd() {
    int[] page = {0};
    answers =
        path ->
            new Answer(
                200,
                "{\"manifests\":[]}",
                "Content-Type: application/vnd.oci.image.index.v1+json",
                "Link: </v2/app/referrers/x?page=" + ++page[0] + ">; rel=\"next\"");

    assertThat(
            failure(() -> client.referrers(app().digest(Digest.of(LAYER))))
                .problem()
                .found()
                .orElseThrow())
        .isEqualTo("10 pages in a row with nothing new, and a link to one more");
  }

  @Test
  void pagesThatAlwaysHaveSomethingNewEndAsWellAndNothingIsCutOffInSilence() {
    int[] page = {0};
    answers =
        path ->
            new Answer(
                200,
                "{\"repositories\":[\"r" + ++page[0] + "\"]}",
                "Link: </v2/_catalog?last=" + page[0] + ">; rel=\"next\"");

    assertThat(failure(() -> client.repositories(registry)).problem().found().orElseThrow())
        .isEqualTo("1000 pages, and a link to one more");
  }

  @Test
  void theNextPageIsFoundAmongOtherLinks() {
    answers =
        path ->
            path.endsWith("last")
                ? new Answer(200, "{\"tags\":[\"b\"]}", "Link: </v2/>; rel=\"first\"")
                : new Answer(
                    200,
                    "{\"tags\":[\"a\"]}",
                    "Link: </v2/>; rel=\"prev\", </v2/app/tags/list?last>; title=x; rel=\"next\"");

    assertThat(client.tags(app())).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://localhost/x",
        "file:///etc/passwd",
        "jar:file:/x!/y",
        "javascript:1",
        "http://",
        "https:///x",
        "http://[bad/x",
        "http://a b/",
        "http://localhost:99999/x",
        "http://localhost:port/x",
        "%zz"
      })
  void aPlaceThatIsNoAddressIsOneClearError(String place) {
    for (String field : new String[] {"Location", "Link"}) {
      boolean link = field.equals("Link");
      String value = link ? "<" + place + ">; rel=\"next\"" : place;
      answers =
          path ->
              path.equals("/v2/")
                  ? new Answer(200, "{}")
                  : new Answer(link ? 200 : 307, link ? "{\"tags\":[]}" : "", field + ": " + value);

      RegistryException failure = failure(() -> client.tags(app()));

      assertThat(failure.problem().summary())
          .contains("sends its clients to a place that is no address");
      assertThat(failure.problem().found().orElseThrow()).isEqualTo(field + ": " + place);
    }
  }

  @Test
  void aLinkWithoutAnEndIsNotTakenForTheLastPage() {
    answers = path -> new Answer(200, "{\"tags\":[]}", "Link: </v2/x; rel=\"next\"");

    assertThat(failure(() -> client.tags(app())).problem().found().orElseThrow())
        .startsWith("Link: </v2/x");
  }

  @Test
  void redirectsWithoutEndAreNamed() {
    answers =
        path ->
            path.equals("/v2/")
                ? new Answer(200, "{}")
                : new Answer(302, "", "Location: " + path + "x");

    assertThat(failure(() -> client.tags(app())))
        .hasMessage("registry " + registry + " redirects without end");
  }

  @Test
  void credentialsFollowARedirectWithinTheRegistryAndNotToAnotherOne() throws IOException {
    Registry other =
        serve(
            exchange -> {
              shown.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
              exchange.getResponseHeaders().set("WWW-Authenticate", BASIC);
              exchange.sendResponseHeaders(401, -1);
              exchange.close();
            });
    answers = path -> new Answer(307, "", "Location: http://" + other + "/v2/app/tags/list");

    assertThat(failure(() -> client.tags(app())).status()).isEqualTo(401);
    assertThat(shown).isEmpty();
  }

  @Test
  void aNextPageAtAnotherHostIsShownNothing() throws IOException {
    Registry other =
        serve(
            exchange -> {
              shown.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
              byte[] body = "{\"tags\":[\"elsewhere\"]}".getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
            });
    answers =
        path ->
            new Answer(
                200, "{\"tags\":[\"a\"]}", "Link: <http://" + other + "/v2/x>; rel=\"next\"");

    assertThat(client.tags(app())).containsExactly("a", "elsewhere");
    assertThat(shown).isEmpty();
  }

  @Test
  void anUploadMayGoElsewhereButWithoutThePassword() throws IOException {
    Registry store =
        serve(
            exchange -> {
              shown.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
              exchange.getRequestBody().readAllBytes();
              exchange.sendResponseHeaders(201, -1);
              exchange.close();
            });
    answers =
        path ->
            path.endsWith("/uploads/")
                ? new Answer(202, "", "Location: http://" + store + "/put?x=1")
                : new Answer(path.equals("/v2/") ? 200 : 404, "");

    client.pushBlob(app(), LAYER);

    assertThat(shown).isEmpty();
  }

  @Test
  void aPageForPeopleIsNotTakenForARegistry() {
    answers =
        path -> new Answer(200, "<html>Sign in</html>", "Content-Type: text/html; charset=utf-8");

    assertThat(failure(() -> client.tags(app())).problem().found().orElseThrow())
        .isEqualTo("a page of kind text/html; charset=utf-8");
    assertThat(failure(() -> client.manifest(app().tag("1"))).problem().found().orElseThrow())
        .isEqualTo("a page of kind text/html; charset=utf-8");
  }

  @Test
  void aLengthOrDigestThatIsNoneDoesNotStopTheLab() {
    answers =
        path ->
            new Answer(
                200,
                "{}",
                "Content-Type: application/vnd.oci.image.manifest.v1+json",
                "Docker-Content-Digest: sha256:zz");

    assertThat(failure(() -> client.head(app().tag("1"))).problem().tried().orElseThrow())
        .contains("Docker-Content-Digest");
  }

  private Repository app() {
    return new Repository(registry, "app");
  }

  private static RegistryException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    return catchThrowableOfType(RegistryException.class, act);
  }
}
