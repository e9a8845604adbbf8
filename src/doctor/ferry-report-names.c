/* The words of a report for programs. See ferry-report-names.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-report-names.h"

static const char *const symptom_names[] = {
  [FERRY_FTP_SYMPTOM_NONE] = NULL,
  [FERRY_FTP_SYMPTOM_NAME_UNKNOWN] = "name-unknown",
  [FERRY_FTP_SYMPTOM_NAME_NO_ANSWER] = "name-no-answer",
  [FERRY_FTP_SYMPTOM_REFUSED] = "refused",
  [FERRY_FTP_SYMPTOM_SILENT] = "silent",
  [FERRY_FTP_SYMPTOM_NO_ROUTE] = "no-route",
  [FERRY_FTP_SYMPTOM_PROXY] = "proxy",
  [FERRY_FTP_SYMPTOM_PROXY_NEEDED] = "proxy-login-needed",
  [FERRY_FTP_SYMPTOM_PROXY_REJECTED] = "proxy-login-rejected",
  [FERRY_FTP_SYMPTOM_GREETING_SSH] = "greeting-ssh",
  [FERRY_FTP_SYMPTOM_GREETING_HTTP] = "greeting-http",
  [FERRY_FTP_SYMPTOM_GREETING_TLS] = "greeting-tls",
  [FERRY_FTP_SYMPTOM_GREETING_SILENT] = "greeting-silent",
  [FERRY_FTP_SYMPTOM_GREETING_OTHER] = "greeting-other",
  [FERRY_FTP_SYMPTOM_CLOSED] = "closed",
  [FERRY_FTP_SYMPTOM_NO_REPLY] = "no-reply",
  [FERRY_FTP_SYMPTOM_TLS_NOT_OFFERED] = "tls-not-offered",
  [FERRY_FTP_SYMPTOM_TLS_NOT_SPOKEN] = "tls-not-spoken",
  [FERRY_FTP_SYMPTOM_TLS_VERSION] = "tls-version",
  [FERRY_FTP_SYMPTOM_TLS_FAILED] = "tls-failed",
  [FERRY_FTP_SYMPTOM_CERTIFICATE] = "certificate",
  [FERRY_FTP_SYMPTOM_LOGIN_REJECTED] = "login-rejected",
  [FERRY_FTP_SYMPTOM_LOGIN_USER_LIST] = "login-user-list",
  [FERRY_FTP_SYMPTOM_LOGIN_TLS_REQUIRED] = "login-tls-required",
  [FERRY_FTP_SYMPTOM_LOGIN_ANONYMOUS_ONLY] = "login-anonymous-only",
  [FERRY_FTP_SYMPTOM_LOGIN_CHROOT] = "login-chroot",
  [FERRY_FTP_SYMPTOM_LOGIN_OOPS] = "login-oops",
  [FERRY_FTP_SYMPTOM_TOO_MANY] = "too-many",
  [FERRY_FTP_SYMPTOM_PASSIVE_REFUSED] = "passive-refused",
  [FERRY_FTP_SYMPTOM_PASSIVE_SILENT] = "passive-silent",
  [FERRY_FTP_SYMPTOM_PASSIVE_NO_ROUTE] = "passive-no-route",
  [FERRY_FTP_SYMPTOM_PASSIVE_DISABLED] = "passive-disabled",
  [FERRY_FTP_SYMPTOM_PASSIVE_UNREADABLE] = "passive-unreadable",
  [FERRY_FTP_SYMPTOM_EPSV_EATEN] = "epsv-eaten",
  [FERRY_FTP_SYMPTOM_ACTIVE_SILENT] = "active-silent",
  [FERRY_FTP_SYMPTOM_ACTIVE_FAILED] = "active-failed",
  [FERRY_FTP_SYMPTOM_ACTIVE_ILLEGAL] = "active-illegal",
  [FERRY_FTP_SYMPTOM_ACTIVE_DISABLED] = "active-disabled",
  [FERRY_FTP_SYMPTOM_ACTIVE_NO_PORT] = "active-no-port",
  [FERRY_FTP_SYMPTOM_ACTIVE_PROXIED] = "active-proxied",
  [FERRY_FTP_SYMPTOM_DATA_REFUSED] = "data-refused",
  [FERRY_FTP_SYMPTOM_DATA_STRANGER] = "data-stranger",
  [FERRY_FTP_SYMPTOM_DATA_TLS_REUSE] = "data-tls-reuse",
  [FERRY_FTP_SYMPTOM_DATA_TLS] = "data-tls",
  [FERRY_FTP_SYMPTOM_DATA_STALLED] = "data-stalled",
  [FERRY_FTP_SYMPTOM_DISK_FULL] = "disk-full",
  [FERRY_FTP_SYMPTOM_QUOTA] = "quota",
  [FERRY_FTP_SYMPTOM_PERMISSION] = "permission",
};

static const char *const kind_names[] = {
  [FERRY_CHECK_NAME] = "name",   [FERRY_CHECK_CONTROL] = "control", [FERRY_CHECK_TLS] = "tls",
  [FERRY_CHECK_LOGIN] = "login", [FERRY_CHECK_EPSV] = "epsv",       [FERRY_CHECK_PASV] = "pasv",
  [FERRY_CHECK_EPRT] = "eprt",   [FERRY_CHECK_PORT] = "port",
};

static const char *const state_names[] = {
  [FERRY_CHECK_WAITING] = "waiting", [FERRY_CHECK_RUNNING] = "running",
  [FERRY_CHECK_WORKS] = "works",     [FERRY_CHECK_FAILS] = "fails",
  [FERRY_CHECK_SKIPPED] = "skipped",
};

static const char *const for_names[] = {
  [FERRY_REMEDY_FOR_USER] = "user",
  [FERRY_REMEDY_FOR_CLIENT] = "client",
  [FERRY_REMEDY_FOR_SERVER] = "server",
  [FERRY_REMEDY_FOR_FIREWALL] = "firewall",
};

static const char *const action_names[] = {
  [FERRY_REMEDY_ACTION_NONE] = NULL,
  [FERRY_REMEDY_ACTION_USE_PASSIVE] = "use-passive",
  [FERRY_REMEDY_ACTION_USE_ACTIVE] = "use-active",
  [FERRY_REMEDY_ACTION_USE_EXPLICIT_TLS] = "use-explicit-tls",
  [FERRY_REMEDY_ACTION_USE_IMPLICIT_TLS] = "use-implicit-tls",
  [FERRY_REMEDY_ACTION_USE_NO_TLS] = "use-no-tls",
  [FERRY_REMEDY_ACTION_USE_PORT_21] = "use-port-21",
  [FERRY_REMEDY_ACTION_FEWER_CONNECTIONS] = "fewer-connections",
  [FERRY_REMEDY_ACTION_DIAGNOSE] = "diagnose",
};

/* Returns: (nullable): %NULL for none */
const char *
ferry_report_get_symptom_name (FerryFtpSymptom symptom)
{
  return symptom_names[symptom];
}

const char *
ferry_report_get_kind_name (FerryCheckKind kind)
{
  return kind_names[kind];
}

const char *
ferry_report_get_state_name (FerryCheckState state)
{
  return state_names[state];
}

/* Returns: (nullable): %NULL for a step that belongs to none */
const char *
ferry_report_get_family_name (GSocketFamily family)
{
  if (family == G_SOCKET_FAMILY_IPV4)
    return "ipv4";
  return family == G_SOCKET_FAMILY_IPV6 ? "ipv6" : NULL;
}

const char *
ferry_report_get_for_name (FerryRemedyFor for_whom)
{
  return for_names[for_whom];
}

/* Returns: (nullable): %NULL for none */
const char *
ferry_report_get_action_name (FerryRemedyAction action)
{
  return action_names[action];
}
