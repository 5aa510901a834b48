package dev.signlab.services.oidc;

import static dev.signlab.services.oidc.Page.escaped;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the pages of the issuer say. */
final class Pages {

  private static final String NO_PASSWORD =
      "<p class=\"note\">Nobody asks for a password in this lab: you are whom you choose."
          + " A real provider would want to see that it is you.</p>";

  private Pages() {}

  /**
   * What a form sends along with the choice.
   *
   * @param action where it is sent
   * @param name of the hidden field
   * @param value of the hidden field
   */
  record Target(String action, String name, String value) {

    private String form(String content) {
      return """
      <form method="post" action="%s">
      <input type="hidden" name="%s" value="%s">
      %s
      </form>
      """
          .formatted(escaped(action), name, escaped(value), content);
    }
  }

  /**
   * How the page of a choice is filled.
   *
   * @param people who can be chosen
   * @param typed what stands in the field of the address
   * @param complaint about what was sent before
   */
  record Choice(List<Identity.Person> people, String typed, Optional<String> complaint) {}

  /** Returns the page on which somebody chooses who they are, for a program with a browser. */
  static Page signIn(Target target, Choice choice) {
    return new Page(
        "Sign in",
        """
        <p>A program on this machine, <b>sigstore</b>, asks who you are.
        It gets a token that says your e&#8209;mail address and holds for five minutes.</p>
        """
            + forms(target, choice));
  }

  /** Returns the page on which somebody signs in for a program without a browser. */
  static Page device(Target target, Choice choice) {
    return new Page(
        "Sign in on another device",
        """
        <p>A program without a browser waits for you. Compare the code with the one
        that it shows: with another one, somebody else would sign in as you.</p>
        <p><output class="code">%s</output></p>
        """
                .formatted(escaped(target.value()))
            + forms(target, choice));
  }

  /** Returns the page on which the code of such a program is typed. */
  static Page deviceCode(String action, String typed, Optional<String> complaint) {
    return new Page(
        "Sign in on another device",
        """
        <p>A program without a browser has shown you a code of eight letters.</p>
        %s
        <form method="get" action="%s">
        <label class="field" for="code">Code
        <input id="code" name="user_code" value="%s" required autofocus autocomplete="off"
          autocapitalize="characters" spellcheck="false" placeholder="BCDF-GHJK" class="code"></label>
        <button type="submit" class="main">Continue</button>
        </form>
        """
            .formatted(complaint(complaint), escaped(action), escaped(typed)));
  }

  private static String complaint(Optional<String> complaint) {
    return complaint
        .map(text -> "<p class=\"complaint\" role=\"alert\">" + escaped(text) + "</p>")
        .orElse("");
  }

  /** Three forms, since Return in a field presses the first button of its form. */
  private static String forms(Target target, Choice choice) {
    String people = choice.people().stream().map(Pages::button).collect(Collectors.joining("\n"));
    String cancel =
        "<button type=\"submit\" name=\"cancel\" value=\"yes\" class=\"cancel\">Cancel</button>";
    return complaint(choice.complaint())
        + target.form("<fieldset><legend>Sign in as</legend>\n" + people + "</fieldset>")
        + target.form(address(choice.typed()))
        + target.form(cancel)
        + NO_PASSWORD;
  }

  private static String address(String typed) {
    return """
    <fieldset>
    <legend>Somebody else</legend>
    <label class="field" for="other">E-mail address
    <input id="other" name="other" value="%s" inputmode="email" autocomplete="off"
      spellcheck="false" placeholder="name@example.com"></label>
    <label class="check"><input type="checkbox" name="unverified" value="yes">
    nobody has verified this address</label>
    <button type="submit" class="main">Sign in with this address</button>
    </fieldset>
    """
        .formatted(escaped(typed));
  }

  private static String button(Identity.Person person) {
    String email = escaped(person.email());
    String mark = person.isVerified() ? "" : " <small>address not verified</small>";
    return "<button type=\"submit\" name=\"person\" value=\"%s\">%s%s</button>"
        .formatted(email, email, mark);
  }

  /** Returns the page with a code that a person carries to the program. */
  static Page code(String code) {
    return new Page(
        "Your code",
        """
        <p>Copy this code to the program that asked for it. It holds for one minute, once.</p>
        <p><output class="code" id="code">%s</output></p>
        """
            .formatted(escaped(code)));
  }

  /** Returns the page that ends the sign-in for another device. */
  static Page signedIn(String email) {
    return new Page(
        "Signed in",
        """
        <p>You are signed in as <b>%s</b>. The program goes on by itself; close this page.</p>
        """
            .formatted(escaped(email)));
  }

  /** Returns the page that ends a sign-in which somebody cancelled. */
  static Page cancelled() {
    return new Page("Cancelled", "<p>Nobody is signed in. You can close this page.</p>");
  }

  /** Returns the page of a sign-in that was used, or waited for too long. */
  static Page over(String advice) {
    return new Page("This sign-in is over", "<p>%s</p>".formatted(escaped(advice)));
  }

  /** Returns the page for a request that cannot even be sent back to its client. */
  static Page refused(String why) {
    return new Page(
        "This sign-in cannot begin",
        """
        <p>The program that sent you here made a mistake:</p>
        <p class="complaint">%s</p>
        """
            .formatted(escaped(why)));
  }

  /** Returns the page at the issuer's own address. */
  static Page welcome(String issuer) {
    return new Page(
        "Identity provider",
        """
        <p>Programs come here to learn who you are. What this issuer offers stands in its
        <a href="%1$s/.well-known/openid-configuration">configuration</a>, and its tokens verify
        by these <a href="%1$s/keys">keys</a>.</p>
        <p>A program that shows you a code sends you <a href="%1$s/device">here</a>.</p>
        """
            .formatted(escaped(issuer)));
  }
}
