package io.belfry.standalone.suite;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a health endpoint. */
public final class HttpHealth {

    private static final int TIMEOUT_MILLIS = 2000;

    private HttpHealth() {}

    /** True when the URL answers 200 within two seconds. */
    public static boolean isReady(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
