package dev.signlab.services.oidc;

import dev.signlab.http.server.Form;
import java.util.List;
import java.util.Optional;

/** Reads who somebody chose to be: one of the list, or an address that they typed. */
final class PersonField {

  private PersonField() {}

  static Identity.Person read(Form form, IssuerKind issuer, List<Identity.Person> people) {
    Optional<String> chosen = form.value("person");
    Optional<Identity.Person> listed =
        people.stream().filter(each -> chosen.filter(each.email()::equals).isPresent()).findFirst();
    boolean isVerified =
        listed.map(Identity.Person::isVerified).orElseGet(() -> form.value("unverified").isEmpty());
    String email = listed.map(Identity.Person::email).orElseGet(() -> form.text("other").strip());
    return new Identity.Person(issuer, email, isVerified);
  }
}
