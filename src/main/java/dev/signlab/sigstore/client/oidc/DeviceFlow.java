package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.ServiceAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs a person in who has the browser elsewhere (RFC 8628): a code is shown, and the issuer is
 * asked again and again whether somebody has entered it.
 *
 * @param issuer who is asked
 * @param client who asks
 * @param person who reads the code
 */
record DeviceFlow(OidcIssuer issuer, ClientRegistration client, SignIn person) {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final long USUAL_INTERVAL = 5;
  private static final long SLOWER = 5;
  private static final long LONGEST_INTERVAL = 60;
  private static final long LONGEST = Duration.ofMinutes(30).toSeconds();

  String token() {
    Pkce pkce = Pkce.fresh();
    ServiceAnswer begun =
        issuer.post(
            issuer.deviceStart(),
            Map.of(
                "client_id",
                client.id(),
                "scope",
                "openid email",
                "code_challenge",
                pkce.challenge(),
                "code_challenge_method",
                Pkce.METHOD));
    if (begun.status() != 200) {
      throw issuer.refused("the issuer begins no sign-in by a device", begun);
    }
    JsonFields start = begun.json();
    show(start);
    String token = poll(start, grant(start, pkce));
    person.say("Token received!");
    return token;
  }

  private void show(JsonFields start) {
    String page =
        start
            .optionalText("verification_uri_complete")
            .orElseGet(() -> start.text("verification_uri"));
    String code = start.text("user_code");
    person.say("Enter the verification code " + code + " in your browser at: " + page);
    person.say("Code will be valid for " + start.number("expires_in") + " seconds");
  }

  private static Map<String, String> grant(JsonFields start, Pkce pkce) {
    Map<String, String> grant = new LinkedHashMap<>();
    grant.put("grant_type", GRANT);
    grant.put("device_code", start.text("device_code"));
    grant.put("code_verifier", pkce.verifier());
    return grant;
  }

  private String poll(JsonFields start, Map<String, String> grant) {
    long patience = Math.clamp(start.number("expires_in"), 1, LONGEST);
    long end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
    long interval = start.has("interval") ? start.number("interval") : USUAL_INTERVAL;
    while (true) {
      ServiceAnswer answer = issuer.exchange(client, grant);
      if (answer.status() == 200) {
        return answer.json().text("id_token");
      }
      switch (error(answer)) {
        case "authorization_pending" -> {}
        case "slow_down" -> interval += SLOWER;
        default -> throw issuer.refused("error obtaining token: " + error(answer), answer);
      }
      if (System.nanoTime() > end) {
        throw tooLate(patience);
      }
      pause(Math.clamp(interval, 0, LONGEST_INTERVAL));
    }
  }

  private static String error(ServiceAnswer answer) {
    return answer.body().length > 0 && answer.body()[0] == '{'
        ? answer.json().optionalText("error").orElse("")
        : "";
  }

  private static void pause(long seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("the sign-in was stopped").cause(Cause.NO_TOKEN).asException(e);
    }
  }

  private static LabException tooLate(long patience) {
    return Problem.of("nobody signed in")
        .expected("the code entered within " + patience + " seconds")
        .found("it was not")
        .cause(Cause.NO_TOKEN)
        .asException();
  }
}
