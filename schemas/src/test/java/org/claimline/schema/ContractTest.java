package org.claimline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
    @ParameterizedTest
    @ValueSource(strings = {"claimline.", "replay-2024-11-30.", "", "desk.claims.v1."})
    void theSubjectIsTheSameUnderAnyPrefix(String prefix) {
        assertThat(Contract.ofTopic(Contract.TOWN_STATES.topic(prefix)))
                .map(Contract::subject)
                .contains("claimline.town-states.v1-value");
    }

    @ParameterizedTest
    @EnumSource
    void everyTopicNamesItsOwnContract(Contract contract) {
        assertThat(Contract.ofTopic(contract.topic("claimline."))).contains(contract);
    }

    @Test
    void deadLettersHaveNoContract() {
        assertThat(Contract.ofTopic("claimline.dead-letters.v1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theRegisteredSchemaSaysNothingOfJava(Contract contract) {
        assertThat(contract.schema().toString()).doesNotContain("java");
    }
}
