package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.code;
import static dev.signlab.registry.RegistryClient.header;
import static dev.signlab.registry.RegistryClient.strings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTests extends RegistryFixture {

  @Test
  void tagsAreListedInOrder() {
    for (String tag : List.of("b", "a", "1.0", "Z")) {
      client.pushImage("app", tag, "layer");
    }
    var got = client.get("/v2/app/tags/list");
    assertThat(RegistryClient.json(got).text("name")).isEqualTo("app");
    assertThat(strings(got, "tags")).containsExactly("1.0", "Z", "a", "b");
  }

  @Test
  void pagesLeadFromOneToTheNext() {
    for (String tag : List.of("a", "b", "c", "d", "e")) {
      client.pushImage("team/app", tag, "layer");
    }
    assertThat(walk("/v2/team/app/tags/list?n=2", "tags"))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
  }

  @Test
  void theCatalogNamesRepositoriesInPages() {
    for (String repository : List.of("one", "team/two", "team", "team/blobs/manifests")) {
      client.pushImage(repository, "1", "layer");
    }
    assertThat(walk("/v2/_catalog?n=3", "repositories"))
        .containsExactly(List.of("one", "team", "team/blobs/manifests"), List.of("team/two"));
  }

  @Test
  void aPageOfNothingIsEmpty() {
    client.pushImage("app", "a", "layer");
    assertThat(strings(client.get("/v2/app/tags/list?n=0"), "tags")).isEmpty();
    assertThat(strings(client.get("/v2/app/tags/list?last=zzz"), "tags")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5"})
  void whatIsNoNumberOfResultsIsRefused(String n) {
    client.pushImage("app", "a", "layer");
    var got = client.get("/v2/app/tags/list?n=" + n);
    assertThat(got.statusCode()).isEqualTo(400);
    assertThat(code(got)).isEqualTo("PAGINATION_NUMBER_INVALID");
  }

  @Test
  void anUnknownRepositoryHasNoTags() {
    var got = client.get("/v2/nowhere/tags/list");
    assertThat(got.statusCode()).isEqualTo(404);
    assertThat(code(got)).isEqualTo("NAME_UNKNOWN");
  }

  @Test
  void anEmptyRegistryHasAnEmptyCatalog() {
    assertThat(strings(client.get("/v2/_catalog"), "repositories")).isEmpty();
  }

  private List<List<String>> walk(String path, String member) {
    List<List<String>> pages = new ArrayList<>();
    for (String next = path; !next.isEmpty(); ) {
      var got = client.get(next);
      pages.add(strings(got, member));
      String link = header(got, "Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    return pages;
  }
}
