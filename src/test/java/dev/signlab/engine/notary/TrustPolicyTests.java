package dev.signlab.engine.notary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trust policies: which one is for a repository, and what is refused. */
class TrustPolicyTests {

  private static final String GOOD =
      """
      {'version':'1.0','trustPolicies':[
        {'name':'all','registryScopes':['*'],'signatureVerification':{'level':'strict'},
         'trustStores':['ca:one'],'trustedIdentities':['*']},
        {'name':'mine','registryScopes':['localhost:5001/mine'],
         'signatureVerification':{'level':'audit','override':{'expiry':'enforce'}},
         'trustStores':['ca:one','ca:two'],
         'trustedIdentities':['x509.subject: C=US, ST=WA, O=Notary, CN=a\\\\, b']},
        {'name':'none','registryScopes':['localhost:5001/none'],
         'signatureVerification':{'level':'skip'}}]}
      """;

  private static TrustPolicy parse(String text) {
    return TrustPolicy.parse(text.replace('\'', '"').getBytes(UTF_8), "policy");
  }

  @Test
  void theRepositoryItselfGoesBeforeAll() {
    TrustPolicy policy = parse(GOOD);
    assertThat(policy.of("localhost:5001/mine").name()).isEqualTo("mine");
    assertThat(policy.of("localhost:5001/mine").stores()).containsExactly("one", "two");
    assertThat(policy.of("localhost:5001/mine/more").name()).isEqualTo("all");
    assertThat(policy.of("localhost:5001/none").level()).isEqualTo(Validation.Level.SKIP);
    assertThat(policy.of("localhost:5001/mine").of(Validation.EXPIRY))
        .isEqualTo(Validation.Action.ENFORCE);
    assertThat(policy.of("localhost:5001/mine").of(Validation.AUTHENTICITY))
        .isEqualTo(Validation.Action.LOG);
  }

  @Test
  void whereNoneIsForARepositoryNothingCounts() {
    TrustPolicy policy = parse(GOOD.replace("'*'],'sig", "'localhost:5001/x'],'sig"));
    LabException refused =
        catchThrowableOfType(LabException.class, () -> policy.of("localhost:5001/other"));
    assertThat(refused.problem().cause()).contains(Cause.POLICY);
  }

  @Test
  void aSubjectMatchesByTheseParts() {
    SubjectPattern pattern = SubjectPattern.parse("x509.subject: C=US, ST=WA, O=Notary, CN=a\\, b");
    assertThat(pattern.matches("CN=a\\, b,O=Notary,ST=WA,C=US")).isTrue();
    assertThat(pattern.matches("CN=a\\, b,OU=x,O=Notary,L=Seattle,ST=WA,C=US")).isTrue();
    assertThat(pattern.matches("CN=a,O=Notary,ST=WA,C=US")).isFalse();
    assertThat(pattern.matches("CN=a\\, b,O=notary,ST=WA,C=US")).isFalse();
    assertThat(pattern.matches("CN=a\\, b,ST=WA,C=US")).isFalse();
    assertThat(pattern.matches("CN=a\\, b,CN=c,O=Notary,ST=WA,C=US")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "'1.0' | '2.0' | MALFORMED",
        "'strict' | 'stern' | MALFORMED",
        "'name':'mine' | 'name':'all' | MALFORMED",
        "'localhost:5001/none' | 'localhost:5001/mine' | MALFORMED",
        "['*'],'sig | [],'sig | MALFORMED",
        "['*'],'sig | ['*','localhost:5001/x'],'sig | MALFORMED",
        "['*'],'sig | ['localhost:5001/*'],'sig | MALFORMED",
        "['*'],'sig | ['app'],'sig | MALFORMED",
        "['localhost:5001/none'] | ['*'] | MALFORMED",
        "'ca:one'],'t | 'one'],'t | MALFORMED",
        "'ca:one'],'t | 'signingAuthority:one'],'t | NOT_JUDGED",
        "'ca:one'],'t | 'ca:one,tsa:two'],'t | NOT_JUDGED",
        "'ca:one'],'t | 'ca:../one'],'t | MALFORMED",
        "'ca:one'],'t | 'ca:..'],'t | MALFORMED",
        "'trustStores':['ca:one'],'t | 't | MALFORMED",
        "'trustedIdentities':['*'] | 'trustedIdentities':[] | MALFORMED",
        "'trustedIdentities':['*'] | 'trustedIdentities':['CN=a'] | MALFORMED",
        "'trustedIdentities':['*'] | 'trustedIdentities':['x509.subject: CN=a'] | MALFORMED",
        "['*']}, | ['x509.subject: C=US,ST=WA,O=a,CN=a\\\\5 b']}, | MALFORMED",
        "'expiry':'enforce' | 'expiry':'skip' | MALFORMED",
        "'expiry':'enforce' | 'integrity':'log' | MALFORMED",
        "'expiry':'enforce' | 'other':'log' | MALFORMED",
        "'level':'skip' | 'level':'skip','override':{'expiry':'log'} | MALFORMED",
        "'name':'none' | 'name':'none','scope':'x' | MALFORMED",
        "['*']}, | ['x509.subject: C=US,ST=WA,O=a','x509.subject: C=US,ST=WA,O=a,CN=b']}, |"
            + " MALFORMED"
      })
  void aPolicyThatIsNotOne(String part, String other, Cause cause) {
    assertThat(GOOD).contains(part);
    LabException refused =
        catchThrowableOfType(LabException.class, () -> parse(GOOD.replace(part, other)));
    assertThat(refused.problem().cause()).contains(cause);
  }
}
