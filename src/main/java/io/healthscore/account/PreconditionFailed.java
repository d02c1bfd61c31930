package io.healthscore.account;

/** The account is not as the request's header demands. */
class PreconditionFailed extends RuntimeException {

    PreconditionFailed(String header) {
        super("The account is not what %s demands; read it again and repeat the change with the new ETag."
                .formatted(header));
    }
}
