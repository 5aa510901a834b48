package dev.signlab.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an API server sends, with the members that a webhook has no use for. */
class AdmissionRequestTests {

  private static final String CRON_JOB =
      """
      {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{
        "uid":"705ab4f5-6393-11e8-b7cc-42010a800002",
        "kind":{"group":"batch","version":"v1","kind":"CronJob"},
        "resource":{"group":"batch","version":"v1","resource":"cronjobs"},
        "name":"nightly","namespace":"books","operation":"CREATE","dryRun":false,
        "userInfo":{"username":"admin","groups":["system:authenticated"]},
        "object":{"apiVersion":"batch/v1","kind":"CronJob","spec":{"schedule":"0 3 * * *",
          "jobTemplate":{"spec":{"template":{"spec":{
            "initContainers":[{"name":"first","image":"localhost:5001/tools:1"}],
            "containers":[{"name":"a","image":"localhost:5001/app:1.0"},
                          {"name":"b","image":"localhost:5001/side:2"}]}}}}}}}}
      """;

  @Test
  void allContainersOfAKindThatHoldsAPodAreFound() {
    AdmissionRequest request = parse(CRON_JOB);
    assertThat(request.uid()).isEqualTo("705ab4f5-6393-11e8-b7cc-42010a800002");
    assertThat(request.images())
        .extracting(PodImage::name)
        .containsExactly(
            "localhost:5001/tools:1", "localhost:5001/app:1.0", "localhost:5001/side:2");
    assertThat(request.images().getLast())
        .returns("/spec/jobTemplate/spec/template/spec/containers/1/image", PodImage::pointer)
        .returns("spec.jobTemplate.spec.template.spec.containers[1].image", PodImage::field);
  }

  @Test
  void ofWhatGoesNothingIsJudged() {
    AdmissionRequest request =
        parse(
            """
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1",
             "kind":{"kind":"Pod"},"operation":"DELETE","object":null}}
            """);
    assertThat(request.removes()).isTrue();
    assertThat(request.images()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          admission.k8s.io/v1   | admission.k8s.io/v1beta1 | apiVersion
          "AdmissionReview"     | "Review"                 | kind
          "kind":"CronJob"},    | "kind":"Secret"},        | a Secret runs no images
          "group":"batch"       | "group":"batch.example"  | a CronJob runs no images
          "group":"batch"       | "group":""               | a CronJob runs no images
          "uid"                 | "Uid"                    | Uid
          "containers":[{       | "containers":7,"x":[{    | containers
          "jobTemplate":{"spec" | "jobTemplate":{"spek"    | spec
          """)
  void whatIsNoneIsRefused(String old, String now, String said) {
    assertThat(CRON_JOB).contains(old);
    assertThatThrownBy(() -> parse(CRON_JOB.replace(old, now)))
        .isInstanceOf(LabException.class)
        .hasMessageContaining(said);
  }

  private static AdmissionRequest parse(String json) {
    return AdmissionRequest.parse(json.getBytes(StandardCharsets.UTF_8), "review.json");
  }
}
