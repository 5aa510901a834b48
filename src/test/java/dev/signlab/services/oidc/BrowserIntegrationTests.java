package dev.signlab.services.oidc;

import static dev.signlab.services.oidc.OidcFixture.authorization;
import static dev.signlab.services.oidc.OidcFixture.encoded;
import static dev.signlab.services.oidc.OidcFixture.json;
import static dev.signlab.services.oidc.OidcFixture.redemption;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody signs in with Chromium: without scripts, by keyboard alone. */
class BrowserIntegrationTests {

  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static final String PICTURES = "signlab.pictures";

  private final CompletableFuture<String> called = new CompletableFuture<>();
  private Browser browser;
  private OidcFixture oidc;
  private LoopbackServer callback;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    oidc = OidcFixture.start(folder.resolve("oidc"), InstantSource.system());
    callback =
        LoopbackServer.start(
            ServerSettings.of(InstantSource.system()),
            call -> {
              if (call.path().equals("/auth/callback")) {
                called.complete(call.target());
              }
              call.answer(200, "you can close this page\n");
            },
            (call, failure) -> call.answer(500, failure.toString()));
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (oidc != null) {
      oidc.close();
      callback.close();
    }
  }

  private String redirect() {
    return callback.url() + "/auth/callback";
  }

  private void tab(int times) {
    for (int i = 0; i < times; i++) {
      browser.press("Tab", TAB);
    }
  }

  private String emailOf(URI back) {
    String code = OidcFixture.parameter(back, "code");
    var answer = oidc.post("/token", redemption(code, "redirect_uri", redirect()));
    return oidc.claims(json(answer).text("id_token")).text("email");
  }

  private URI back() throws Exception {
    return URI.create("http://localhost" + called.get(60, TimeUnit.SECONDS));
  }

  @Test
  void theSecondPersonIsTwoTabsAndReturnAway() throws Exception {
    open();
    tab(2);
    browser.press("Enter", ENTER);
    assertThat(emailOf(back())).isEqualTo("bob@example.com");
  }

  @Test
  void anotherAddressIsTyped() throws Exception {
    open();
    tab(OidcService.people().size() + 1);
    browser.type("erin@example.org");
    browser.press("Enter", ENTER);
    assertThat(emailOf(back())).isEqualTo("erin@example.org");
  }

  @Test
  void aDevicesCodeIsTypedWhereTheCursorIs() throws Exception {
    String begin = encoded(Map.of("client_id", "sigstore", "scope", "openid"));
    var codes =
        json(
            oidc.send(
                "POST",
                "/device/code",
                begin,
                "Content-Type",
                "application/x-www-form-urlencoded"));
    browser.open(codes.text("verification_uri"));
    browser.type(codes.text("user_code").toLowerCase(Locale.ROOT));
    browser.press("Enter", ENTER);
    browser.awaitPage();
    keep("device.png");
    tab(1);
    browser.press("Enter", ENTER);
    assertThat(emailOfDevice(codes.text("device_code"))).isEqualTo("alice@example.com");
  }

  private String emailOfDevice(String deviceCode) throws InterruptedException {
    for (int i = 0; i < 60; i++) {
      var answer =
          oidc.post(
              "/token",
              Map.of(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:device_code",
                  "device_code",
                  deviceCode));
      if (answer.statusCode() == 200) {
        return oidc.claims(json(answer).text("id_token")).text("email");
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new AssertionError("nobody signed in");
  }

  private void open() throws IOException, InterruptedException {
    browser.open(oidc.url() + "/authorize?" + encoded(authorization("redirect_uri", redirect())));
    keep("sign-in.png");
  }

  /** With -Dsignlab.pictures=FOLDER the pages are kept, for somebody to look at. */
  private void keep(String name) throws IOException {
    String folder = System.getProperty(PICTURES);
    if (folder != null) {
      Files.write(Path.of(folder).resolve(name), browser.picture());
    }
  }
}
