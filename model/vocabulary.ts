/**
 * The words that are known for a property. They are not keywords: another word is kept as it is and only warned about.
 * Channel terms after CJML and contact-centre practice, integration terms after OpenAPI, AsyncAPI and OpenTelemetry,
 * privacy terms after GDPR Art. 6 and 30.
 */
export const vocabulary = {
  channelType: words(
    'voice ivr web app portal chat messaging sms email push social video cobrowse store branch kiosk post field callback community api',
  ),
  channelMode: words('sync async'),
  channelDirection: words('inbound outbound both'),
  auth: words('anonymous identified authenticated strong'),
  clock: words('answer response acknowledge resolve'),
  counting: words('offered answered abandonsShort abandonsAll'),
  handoverType: words('none cold contextual warm'),
  handoverVia: words('transfer callback deeplink deflect escalate appointment self'),
  teamType: words('internal outsourced vendor partner'),
  boundaryType: words('region organisation trust'),
  safeguard: words('adequacy scc bcr derogation agreement'),
  systemType: words(
    'pbx sbc sip-trunk ccaas acd routing ivr iva chatbot dialer cti agent-desktop wfm wem qm recording speech-analytics survey knowledge case ticketing callback ' +
      'crm cdp mdm ciam consent preference-centre loyalty ' +
      'journey-orchestration decisioning marketing-automation ccm notification email-service sms-gateway push-service print-vendor cms dam ' +
      'web-app mobile-app portal bff commerce oms pos erp billing policy-admin claims core-banking payment inventory order-mgmt fault-mgmt field-service carrier ' +
      'api-gateway ipaas esb event-broker etl adapter ' +
      'warehouse lake bi analytics ml observability ' +
      'archive dsar iam',
  ),
  hosting: words('onprem private-cloud iaas paas saas hybrid'),
  lifecycle: words('planned pilot live contain sunset retired'),
  sourcing: words('build buy outsourced oss'),
  disposition: words('retain migrate rehost replace consolidate retire'),
  decisioning: words('rules context model'),
  criticality: words('critical high medium low'),
  redundancy: words('none active-active active-passive n+1 warm-standby cold-standby'),
  style: words('request-reply event stream webhook batch file shared-db rpa telephony manual'),
  protocol: words(
    'rest graphql grpc soap odata ws sip rtp webrtc cti kafka amqp mqtt jms mq sftp jdbc smtp smpp edi scim oidc saml http https csv webhook',
  ),
  integrationAuth: words('none basic apikey oauth2 mtls saml network'),
  encryption: words('none tls mtls payload'),
  delivery: words('at-most at-least exactly-once'),
  telemetry: words('traces metrics logs'),
  propagates: words('traceparent correlation-id uui none'),
  basis: words('consent contract legal-obligation vital-interests public-task legitimate-interests soft-opt-in'),
  dataSubject: words('customer employee prospect partner household'),
  dataClass: words('public internal personal special card confidential'),
  survivorship: words('recency source frequency'),
  audit: words('exists missing accessible inaccessible clean dirty'),
  retentionEnd: words('fulfilment withdrawal closure objection'),
  right: words('access rectification erasure restriction portability objection automated-decision optOut'),
  identityType: words('deterministic probabilistic federated manual'),
  processingRole: words('controller joint processor subprocessor'),
  disclosure: words('sale sharing none'),
  journeyType: words('service sales support complaint onboarding'),
  stage: words('acquisition onboarding servicing retention collections winback'),
  pathEnd: words('solved abandoned'),
  actor: words('customer agent bot ai-agent backoffice partner system'),
  lane: words('frontstage backstage support'),
  trigger: words('reactive proactive'),
  moment: words('truth pain delight'),
  communicationType: words('marketing transactional service operational regulatory survey internal'),
  engagement: words('delivered opened clicked replied bounced optedOut none'),
  tone: words('warm neutral formal'),
  signal: words('gpc'),
  metricType: words(
    'nps csat ces fcr aht asa service-level abandonment containment deflection transfer escalation repeat-contact contact-rate conversion ' +
      'adoption compliance confidence effort value availability cost custom',
  ),
  better: words('higher lower'),
  cadence: words('daily weekly monthly quarterly yearly'),
  initiativeType: words('experiment pilot project'),
  decisionStatus: words('proposed accepted rejected superseded'),
  yesNo: words('yes no'),
  grade: words('high medium low'),
  gateFailure: words('pause stop escalate'),
  regulation: words('gdpr ccpa'),
  contractType: words('api event'),
  groupBy: words('boundary owner layer none'),
  colourBy: words('lifecycle owner hosting criticality findings'),
  direction: words('right down'),
} as const satisfies Record<string, readonly string[]>;

export type VocabularyName = keyof typeof vocabulary;

/**
 * Words for what a customer or agent needs to know, beside the data entities and identifiers of the model. A word near
 * one of these, and not itself declared, is probably misspelt.
 */
export const contextWords = words(
  'intent customerId authState caseId orderId transcript summary sentiment consent language vulnerability history ' +
    'sends engagement suppression location basket appointment interactionId callbackNumber reason preference ' +
    'erasure access optOut',
);

/** Systems that integrations pass: what goes through one of these is not point-to-point. */
export const hubTypes: ReadonlySet<string> = new Set(['api-gateway', 'ipaas', 'esb', 'event-broker']);

/** The kinds of system by the layer of the landscape, left to right. */
export const systemLayers = {
  engagement: words(
    'web-app mobile-app portal bff pbx sbc sip-trunk ccaas acd routing ivr iva chatbot dialer cti agent-desktop callback ' +
      'journey-orchestration decisioning marketing-automation ccm notification email-service sms-gateway push-service print-vendor cms dam',
  ),
  customer: words('crm cdp mdm ciam consent preference-centre loyalty case ticketing knowledge survey wfm wem qm recording'),
  integration: words('api-gateway ipaas esb event-broker etl adapter'),
  core: words(
    'commerce oms pos erp billing policy-admin claims core-banking payment inventory order-mgmt fault-mgmt field-service carrier',
  ),
  insight: words('warehouse lake bi analytics ml observability speech-analytics archive dsar iam'),
} as const;

export type SystemLayer = keyof typeof systemLayers;

function words(list: string): readonly string[] {
  return list.split(' ');
}
