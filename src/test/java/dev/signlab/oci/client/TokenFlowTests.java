package dev.signlab.oci.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.oci.client.Credentials.IdentityToken;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tokens as a registry in this process demands them, scope by scope. */
class TokenFlowTests {

  private static final String SCOPE = "repository:team/app:";
  private static final byte[] CONTENT = {1};

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Map<String, String> granted = new ConcurrentHashMap<>();
  private boolean isFull;

  @AutoClose
  private final LoopbackServer server =
      LoopbackServer.start(
          ServerSettings.of(InstantSource.system()),
          this::handle,
          (call, failure) -> call.answer(500, String.valueOf(failure)));

  private final Repository app = Repository.parse("localhost:" + server.port() + "/team/app");
  private final RegistryAccess access =
      RegistryAccess.of(HttpTransport.of(InstantSource.system(), new ExchangeLog()))
          .with(new RetryPolicy(4, Duration.ofMillis(2), Duration.ofSeconds(1), said::add));

  private void handle(Call call) throws IOException {
    if (call.path().equals("/token")) {
      token(call);
    } else if (isGranted(call)) {
      serve(call);
    } else {
      call.set(
          "WWW-Authenticate",
          "Bearer realm=\"%s/token?x=y\",service=\"the lab\",scope=\"%s\""
              .formatted(server.url(), SCOPE + actions(call)));
      call.answer(401, "application/json", json("{'errors':[{'code':'UNAUTHORIZED'}]}"));
    }
  }

  /** Anybody may pull; the tester, by password or identity, may do all. */
  private void token(Call call) throws IOException {
    String form = new String(call.readBody(10_000), StandardCharsets.UTF_8);
    boolean isTester =
        call.header("Authorization").isPresent() || form.contains("refresh_token=identity");
    String scope = form.isEmpty() ? call.query("scope").orElse("") : SCOPE + "pull,push";
    asked.add(
        call.query("service").orElse("a form") + " " + scope + (isTester ? " tester" : " nobody"));
    String token = "t" + asked.size();
    granted.put(token, isTester ? scope : SCOPE + "pull");
    String name = form.isEmpty() ? "token" : "access_token";
    call.answer(
        200, "application/json", json("{'%s':'%s','expires_in':300}".formatted(name, token)));
  }

  private boolean isGranted(Call call) {
    String token = call.header("Authorization").orElse("").replace("Bearer ", "");
    List<String> actions =
        List.of(granted.getOrDefault(token, "").replace(SCOPE, "").split(",", -1));
    return actions.containsAll(List.of(actions(call).split(",", -1)));
  }

  private static String actions(Call call) {
    return call.method().equals("GET") || call.isHead() ? "pull" : "pull,push";
  }

  private void serve(Call call) throws IOException {
    call.set("Location", call.path() + "one");
    switch (call.method()) {
      case "POST" -> call.answer(202);
      case "PUT" -> put(call);
      default ->
          call.answer(404, "application/json", json("{'errors':[{'code':'MANIFEST_UNKNOWN'}]}"));
    }
  }

  private void put(Call call) throws IOException {
    if (isFull) {
      byte[] full =
          json("{'errors':[{'code':'UNKNOWN','message':'the disk of the registry is full'}]}");
      call.answer(507, "application/json", full);
    } else {
      call.answer(201);
    }
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theServerThatTheChallengeNamesIsAskedOnceForItsScope() {
    RegistryClient client = knowing(new UserPassword("tester", "s3cret"));
    assertThat(client.findManifest(app.tag("1"))).isEmpty();
    assertThat(client.findManifest(app.tag("2"))).isEmpty();
    assertThat(asked).containsExactly("the lab repository:team/app:pull tester");
  }

  @Test
  void aTokenThatTheRegistryHasForgottenIsFetchedAnew() {
    RegistryClient client = knowing(new UserPassword("tester", "s3cret"));
    client.findManifest(app.tag("1"));
    granted.clear();
    assertThat(client.findManifest(app.tag("1"))).isEmpty();
    assertThat(asked).hasSize(2).containsOnly("the lab repository:team/app:pull tester");
  }

  @Test
  void aPushAfterAPullAsksForMore() {
    RegistryClient client = knowing(new UserPassword("tester", "s3cret"));
    client.findManifest(app.tag("1"));
    client.pushBlob(app, MediaType.OCI_CONFIG, CONTENT);
    assertThat(asked)
        .containsExactly(
            "the lab repository:team/app:pull tester",
            "the lab repository:team/app:pull,push tester");
  }

  @Test
  void anIdentityIsExchangedByAForm() {
    RegistryClient client = knowing(new IdentityToken("identity"));
    client.pushBlob(app, MediaType.OCI_CONFIG, CONTENT);
    assertThat(asked).isNotEmpty().allMatch(each -> each.startsWith("a form "));
  }

  @Test
  void whoShowsNothingReadsAndDoesNotWrite() {
    RegistryClient client = RegistryClient.of(access);
    assertThat(client.findManifest(app.tag("1"))).isEmpty();
    RegistryException failure =
        catchThrowableOfType(
            RegistryException.class, () -> client.pushBlob(app, MediaType.OCI_CONFIG, CONTENT));
    assertThat(failure.is(Cause.NOT_AUTHORIZED)).isTrue();
    assertThat(asked).allMatch(each -> each.endsWith(" nobody"));
  }

  /** A full disk does not pass by itself, so nobody is made to wait for it. */
  @Test
  void aFullRegistryIsNamedAndNotAskedAgain() {
    isFull = true;
    RegistryClient client = knowing(new UserPassword("tester", "s3cret"));
    RegistryException failure =
        catchThrowableOfType(
            RegistryException.class, () -> client.pushBlob(app, MediaType.OCI_CONFIG, CONTENT));
    assertThat(failure.status()).isEqualTo(507);
    assertThat(failure.problem().found().orElseThrow())
        .contains("the disk of the registry is full");
    assertThat(said).isEmpty();
  }

  private RegistryClient knowing(Credentials credentials) {
    return RegistryClient.of(access.with(CredentialSource.of(credentials)));
  }
}
