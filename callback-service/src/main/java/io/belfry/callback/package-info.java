/** Callbacks: lists, requests, periods and tickets (FEATURES F). */
package io.belfry.callback;
