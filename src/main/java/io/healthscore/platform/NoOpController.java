package io.healthscore.platform;

import java.util.Arrays;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an answer costs behind the filters of the API before any work is done for it: the measure of {@code bench/}. */
@RestController
@Profile("bench")
@RequestMapping(path = "/api/v1/bench/no-op", produces = MediaType.APPLICATION_JSON_VALUE)
class NoOpController {
    @GetMapping
    byte[] read(@RequestParam int bytes) {
        return answer(bytes);
    }

    @PostMapping
    byte[] write(@RequestBody byte[] ignored, @RequestParam int bytes) {
        return answer(bytes);
    }

    /** A JSON string of that length, quotes included. */
    private static byte[] answer(int bytes) {
        var answer = new byte[bytes];
        Arrays.fill(answer, (byte) 'x');
        answer[0] = '"';
        answer[bytes - 1] = '"';
        return answer;
    }
}
