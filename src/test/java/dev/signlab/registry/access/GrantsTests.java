package dev.signlab.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTests {

  private static final Grants SOME =
      new Grants(
          List.of(
              Grant.parse("ada:shop/*:pull,push"),
              Grant.parse("ada:studentbook:pull"),
              Grant.parse("bob:*:pull")),
          false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada|repository:shop/app:pull,push|repository:shop/app:pull,push",
        "ada|repository:shop/app:pull,push,delete|repository:shop/app:pull,push",
        "ada|repository:shop/app:*|repository:shop/app:pull,push",
        "ada|repository:shop:pull|",
        "ada|repository:shopping/app:pull|",
        "ada|repository:studentbook:pull,push|repository:studentbook:pull",
        "bob|repository:shop/app:pull,push|repository:shop/app:pull",
        "bob|registry:catalog:*|registry:catalog:*",
        "bob|registry:other:*|",
        "eve|repository:shop/app:pull|"
      })
  void whatIsGrantedIsGivenOfAWish(String user, String wish, String given) {
    assertThat(SOME.granted(Optional.of(user), Scope.parse(wish).orElseThrow()))
        .isEqualTo(Optional.ofNullable(given).flatMap(Scope::parse));
  }

  @Test
  void withoutGrantsEachUserMayDoEverythingAndNobodyElse() {
    Grants none = new Grants(List.of(), false);
    Scope wish = Scope.of("app", Scope.PULL, Scope.PUSH);
    assertThat(none.granted(Optional.of("eve"), wish)).contains(wish);
    assertThat(none.granted(Optional.empty(), wish)).isEmpty();
  }

  @Test
  void anonymousPullIsReadingForEverybodyAndNoMore() {
    Grants open = new Grants(List.of(Grant.parse("ada:app:push")), true);
    Scope wish = Scope.of("app", Scope.PULL, Scope.PUSH);
    assertThat(open.granted(Optional.empty(), wish)).contains(Scope.of("app", Scope.PULL));
    assertThat(open.granted(Optional.of("ada"), wish)).contains(wish);
    assertThat(open.granted(Optional.empty(), Scope.CATALOG)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ada", "ada:app", ":app:pull", "ada:app:read", "ada:*/x:pull", "ada::pull"})
  void whatIsNoGrantIsRefused(String text) {
    assertThatThrownBy(() -> Grant.parse(text))
        .isInstanceOf(LabException.class)
        .hasMessage("not a grant: " + text);
  }
}
