package dev.signlab.services.oidc;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.Form;
import dev.signlab.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signing in for a program that has no browser (RFC 8628): the program asks for two codes at {@code
 * /device/code}, a person types one of them at {@code /device}, and the program asks for the token
 * with the other.
 */
final class DeviceEndpoint {

  private final IdentityTokens tokens;
  private final List<Identity.Person> people;
  private final DeviceGrants grants;

  DeviceEndpoint(IdentityTokens tokens, List<Identity.Person> people, InstantSource clock) {
    this.tokens = tokens;
    this.people = people;
    this.grants = new DeviceGrants(clock);
  }

  DeviceGrants grants() {
    return grants;
  }

  /** Hands out the two codes (section 3.2). */
  void begin(Call call, IssuerKind issuer) throws IOException {
    Form form = Form.body(call);
    Client.require(call, form);
    AuthorizationRequest.requireOpenId(form);
    DeviceGrants.Codes codes = grants.add(issuer, CodeChallenge.in(form));
    String page = address(issuer);
    ObjectNode answer = Json.object();
    answer.put("device_code", codes.deviceCode());
    answer.put("user_code", codes.userCode());
    answer.put("verification_uri", page);
    answer.put(
        "verification_uri_complete",
        page + "?user_code=" + URLEncoder.encode(codes.userCode(), StandardCharsets.UTF_8));
    answer.put("expires_in", DeviceGrants.LIFETIME.toSeconds());
    answer.put("interval", DeviceGrants.INTERVAL.toSeconds());
    JsonAnswer.secret(call, 200, answer);
  }

  /** Shows the page on which the code is typed, and for one that waits the choice (3.3). */
  void page(Call call, IssuerKind issuer) throws IOException {
    Optional<String> typed = Form.query(call).value("user_code");
    if (typed.isEmpty()) {
      Page.answer(call, 200, Pages.deviceCode(address(issuer), "", Optional.empty()));
      return;
    }
    Optional<DeviceGrants.Waiting> waiting = waiting(issuer, typed.get());
    if (waiting.isEmpty()) {
      nobodyWaits(call, issuer, typed.get());
      return;
    }
    Page.answer(call, 200, choice(issuer, waiting.get().userCode(), "", Optional.empty()));
  }

  /** Takes the choice of a person. */
  void choose(Call call, IssuerKind issuer) throws IOException {
    Form form = Form.body(call);
    String code = form.text("user_code");
    if (waiting(issuer, code).isEmpty()) {
      nobodyWaits(call, issuer, code);
    } else if (form.value("cancel").isPresent()) {
      grants.deny(code);
      Page.answer(call, 200, Pages.cancelled());
    } else {
      approve(call, issuer, form);
    }
  }

  private Optional<DeviceGrants.Waiting> waiting(IssuerKind issuer, String code) {
    return grants.find(code).filter(each -> each.issuer() == issuer);
  }

  private void approve(Call call, IssuerKind issuer, Form form) throws IOException {
    String code = form.text("user_code");
    Identity.Person person;
    try {
      person = PersonField.read(form, issuer, people);
    } catch (LabException e) {
      Optional<String> complaint = Optional.of(e.problem().summary());
      Page.answer(call, 400, choice(issuer, code, form.text("other"), complaint));
      return;
    }
    if (grants.approve(code, person)) {
      Page.answer(call, 200, Pages.signedIn(person.email()));
    } else {
      nobodyWaits(call, issuer, code);
    }
  }

  private void nobodyWaits(Call call, IssuerKind issuer, String code) throws IOException {
    Optional<String> complaint = Optional.of("no program waits under the code " + code);
    Page.answer(call, 400, Pages.deviceCode(address(issuer), code, complaint));
  }

  private Page choice(IssuerKind issuer, String code, String typed, Optional<String> complaint) {
    return Pages.device(
        new Pages.Target(address(issuer), "user_code", code),
        new Pages.Choice(people, typed, complaint));
  }

  private String address(IssuerKind issuer) {
    return tokens.issuer(issuer) + "/device";
  }
}
