package worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TruthTest {
    @Test
    void theCountsAreJsonInEveryLocale() {
        Truth truth = new Truth();
        for (int i = 0; i < 3; i++) truth.started(JobKind.BAR);
        truth.jobSucceeded();
        truth.jobFailed(Stage.LOAD);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals("""
                {"started":3,"started_by_kind":{"foo":0,"bar":3,"baz":0},"succeeded":1,"failed":1,\
                "failed_by_stage":{"extract":0,"transform":0,"load":1},"timed_out":0,"in_flight":1}
                """, truth.json());
        } finally {
            Locale.setDefault(before);
        }
    }
}
