using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shop.Tests.Features.Settlements;

namespace Shop.Tests;

/// <summary>
/// Who may knock at which door. Each endpoint has a row with a real address and the status that a visitor, the shopper whose
/// order it is, another cooperative, the cooperative whose parcel it is, and the operator get; posts have an empty body. An
/// endpoint without a row fails the test, and so does a row without an endpoint. A page needs a row in the browser journeys'
/// PagesTable too.
/// </summary>
public class EndpointsTests
{
    private static readonly string[] Askers = ["visitor", "shopper", "other cooperative", "cooperative", "operator"];

    private const string Table = """
        ANY /error                                                   | /error                                       | 404 404 404 404 404
        ANY /error/{status:int:range(400,599)}                       | /error/404                                   | 404 404 404 404 404
        ANY /{*path:nonfile}                                         | /no/such/place                               | 404 404 404 404 404
        GET /                                                        | /                                            | 200 200 200 200 200
        GET /products                                                | /products                                    | 200 200 200 200 200
        GET /products/{slug}                                         | /products/classic-chilli-sauce               | 200 200 200 200 200
        GET /products/{slug}/poster.png                              | /products/no-such-good/poster.png            | 404 404 404 404 404
        GET /og.png                                                  | /og.png                                      | drawn drawn drawn drawn drawn
        GET /brands/{slug}/og.png                                    | /brands/no-such-brand/og.png                 | 404 404 404 404 404
        GET /products/{slug}/og.png                                  | /products/no-such-good/og.png                | 404 404 404 404 404
        GET /lots/{code}/og.png                                      | /lots/0000-0000/og.png                       | 404 404 404 404 404
        GET /workshops/{slug}/og.png                                 | /workshops/no-such-place/og.png              | 404 404 404 404 404
        GET /characters/og.png                                       | /characters/og.png                           | drawn drawn drawn drawn drawn
        GET /characters/{slug}/og.png                                | /characters/nobody/og.png                    | 404 404 404 404 404
        GET /lots/{code}/poster.png                                  | /lots/0000-0000/poster.png                   | 404 404 404 404 404
        GET /lots/{code}/label.pdf                                   | /lots/{lot}/label.pdf                        | 302 403 404 drawn drawn
        GET /lots/{code}/label.png                                   | /lots/{lot}/label.png                        | 302 403 404 drawn drawn
        GET /products/{slug}/card.pdf                                | /products/classic-chilli-sauce/card.pdf      | 302 403 404 drawn drawn
        GET /products/{slug}/card.png                                | /products/classic-chilli-sauce/card.png      | 302 403 404 drawn drawn
        GET /livestreams                                             | /livestreams                                 | 200 200 200 200 200
        GET /experiences                                             | /experiences                                 | 200 200 200 200 200
        GET /experiences/calendar.ics                                | /experiences/calendar.ics                    | 200 200 200 200 200
        GET /experiences/{slug}                                      | /experiences/workshop-tour                   | 200 200 200 200 200
        GET /experiences/{slug}/bookings                             | /experiences/workshop-tour/bookings          | 302 302 302 302 302
        POST /experiences/{slug}/bookings                            | /experiences/workshop-tour/bookings          | 422 422 422 422 422
        GET /stations/{code}                                         | /stations/000000000000                       | 404 404 404 404 404
        GET /stations/{code}/stamp                                   | /stations/000000000000/stamp                 | 302 302 302 302 302
        POST /stations/{code}/stamp                                  | /stations/000000000000/stamp                 | 404 404 404 404 404
        GET /booklets/{number}                                       | /booklets/{number}                           | 404 404 404 404 404
        GET /experiences/{slug}/signs.pdf                            | /experiences/ants-find-the-way/signs.pdf     | 302 403 drawn 404 drawn
        GET /experiences/{slug}/signs/{station}.png                  | /experiences/ants-find-the-way/signs/mill.png | 302 403 drawn 404 drawn
        GET /experiences/{slug}/signs/{station}/code                 | /experiences/ants-find-the-way/signs/mill/code | 302 403 302 302 302
        POST /experiences/{slug}/signs/{station}/code                | /experiences/ants-find-the-way/signs/mill/code | 302 403 302 404 302
        GET /experiences/{slug}/notebook.pdf                         | /experiences/notes-of-curiosity/notebook.pdf | drawn drawn drawn drawn drawn
        GET /orders/{number}/tickets.pdf                             | /orders/{number}/tickets.pdf                 | 404 404 404 404 404
        GET /orders/{number}/bookings.ics                            | /orders/{number}/bookings.ics                | 404 404 404 404 404
        GET /cooperative/bookings                                    | /cooperative/bookings                        | 302 403 200 200 403
        GET /cooperative/bookings/{number}                           | /cooperative/bookings/{number}               | 302 403 404 404 403
        GET /cooperative/bookings/{number}/arrival                   | /cooperative/bookings/{number}/arrival       | 302 403 302 302 403
        GET /cooperative/bookings/{number}/absence                   | /cooperative/bookings/{number}/absence       | 302 403 302 302 403
        POST /cooperative/bookings/{number}/arrival                  | /cooperative/bookings/{number}/arrival       | 302 403 404 404 403
        POST /cooperative/bookings/{number}/absence                  | /cooperative/bookings/{number}/absence       | 302 403 404 404 403
        GET /cooperative/experiences                                 | /cooperative/experiences                     | 302 403 200 200 403
        GET /cooperative/experiences/{slug}                          | /cooperative/experiences/sauce-making-hour   | 302 403 404 200 403
        GET /cooperative/experiences/{slug}/sessions                 | /cooperative/experiences/sauce-making-hour/sessions | 302 403 302 302 403
        POST /cooperative/experiences/{slug}/sessions                | /cooperative/experiences/sauce-making-hour/sessions | 302 403 404 422 403
        GET /cooperative/experiences/{slug}/rules                    | /cooperative/experiences/sauce-making-hour/rules | 302 403 302 302 403
        POST /cooperative/experiences/{slug}/rules                   | /cooperative/experiences/sauce-making-hour/rules | 302 403 404 422 403
        GET /cooperative/experiences/{slug}/gaps                     | /cooperative/experiences/sauce-making-hour/gaps | 302 403 302 302 403
        POST /cooperative/experiences/{slug}/gaps                    | /cooperative/experiences/sauce-making-hour/gaps | 302 403 404 422 403
        GET /cooperative/experiences/{slug}/ends                     | /cooperative/experiences/sauce-making-hour/ends | 302 403 302 302 403
        POST /cooperative/experiences/{slug}/ends                    | /cooperative/experiences/sauce-making-hour/ends | 302 403 404 422 403
        GET /cooperative/experiences/{slug}/sessions/{key}           | /cooperative/experiences/sauce-making-hour/sessions/{visit} | 302 403 404 200 403
        POST /cooperative/experiences/{slug}/sessions/{key}          | /cooperative/experiences/sauce-making-hour/sessions/{visit} | 302 403 404 422 403
        GET /cooperative/experiences/{slug}/sessions/{key}/move      | /cooperative/experiences/sauce-making-hour/sessions/{visit}/move | 302 403 302 302 403
        POST /cooperative/experiences/{slug}/sessions/{key}/move     | /cooperative/experiences/sauce-making-hour/sessions/{visit}/move | 302 403 404 422 403
        GET /cooperative/experiences/{slug}/sessions/{key}/cancellation | /cooperative/experiences/sauce-making-hour/sessions/{visit}/cancellation | 302 403 302 302 403
        POST /cooperative/experiences/{slug}/sessions/{key}/cancellation | /cooperative/experiences/sauce-making-hour/sessions/{visit}/cancellation | 302 403 404 422 403
        GET /operator/experiences                                    | /operator/experiences                        | 302 403 403 403 200
        GET /operator/experiences/{slug}                             | /operator/experiences/sauce-making-hour      | 302 403 403 403 200
        GET /operator/experiences/{slug}/sessions                    | /operator/experiences/sauce-making-hour/sessions | 302 403 403 403 302
        POST /operator/experiences/{slug}/sessions                   | /operator/experiences/sauce-making-hour/sessions | 302 403 403 403 422
        GET /operator/experiences/{slug}/rules                       | /operator/experiences/sauce-making-hour/rules | 302 403 403 403 302
        POST /operator/experiences/{slug}/rules                      | /operator/experiences/sauce-making-hour/rules | 302 403 403 403 422
        GET /operator/experiences/{slug}/gaps                        | /operator/experiences/sauce-making-hour/gaps | 302 403 403 403 302
        POST /operator/experiences/{slug}/gaps                       | /operator/experiences/sauce-making-hour/gaps | 302 403 403 403 422
        GET /operator/experiences/{slug}/ends                        | /operator/experiences/sauce-making-hour/ends | 302 403 403 403 302
        POST /operator/experiences/{slug}/ends                       | /operator/experiences/sauce-making-hour/ends | 302 403 403 403 422
        GET /operator/experiences/{slug}/sessions/{key}              | /operator/experiences/sauce-making-hour/sessions/{visit} | 302 403 403 403 200
        POST /operator/experiences/{slug}/sessions/{key}             | /operator/experiences/sauce-making-hour/sessions/{visit} | 302 403 403 403 422
        GET /operator/experiences/{slug}/sessions/{key}/move         | /operator/experiences/sauce-making-hour/sessions/{visit}/move | 302 403 403 403 302
        POST /operator/experiences/{slug}/sessions/{key}/move        | /operator/experiences/sauce-making-hour/sessions/{visit}/move | 302 403 403 403 422
        GET /operator/experiences/{slug}/sessions/{key}/cancellation | /operator/experiences/sauce-making-hour/sessions/{visit}/cancellation | 302 403 403 403 302
        POST /operator/experiences/{slug}/sessions/{key}/cancellation | /operator/experiences/sauce-making-hour/sessions/{visit}/cancellation | 302 403 403 403 422
        GET /orders/{number}/bookings/{session:int}                  | /orders/{number}/bookings/1                  | 404 404 404 404 404
        GET /orders/{number}/bookings/{session:int}/keeping          | /orders/{number}/bookings/1/keeping          | 302 302 302 302 302
        POST /orders/{number}/bookings/{session:int}/keeping         | /orders/{number}/bookings/1/keeping          | 404 404 404 404 404
        GET /orders/{number}/bookings/{session:int}/date             | /orders/{number}/bookings/1/date             | 302 302 302 302 302
        POST /orders/{number}/bookings/{session:int}/date            | /orders/{number}/bookings/1/date             | 404 404 404 404 404
        GET /orders/{number}/bookings/{session:int}/cancellation     | /orders/{number}/bookings/1/cancellation     | 302 302 302 302 302
        POST /orders/{number}/bookings/{session:int}/cancellation    | /orders/{number}/bookings/1/cancellation     | 404 404 404 404 404
        GET /cooperative/experiences/{slug}/sessions/{key}/certificates | /cooperative/experiences/hosts-course/sessions/{course}/certificates | 302 403 404 200 403
        POST /cooperative/experiences/{slug}/sessions/{key}/certificates | /cooperative/experiences/hosts-course/sessions/{course}/certificates | 302 403 404 422 403
        GET /operator/experiences/{slug}/sessions/{key}/certificates | /operator/experiences/hosts-course/sessions/{course}/certificates | 302 403 403 403 200
        POST /operator/experiences/{slug}/sessions/{key}/certificates | /operator/experiences/hosts-course/sessions/{course}/certificates | 302 403 403 403 422
        GET /orders/{number}/bookings/{session:int}/participants     | /orders/{number}/bookings/1/participants     | 404 404 404 404 404
        POST /orders/{number}/bookings/{session:int}/participants    | /orders/{number}/bookings/1/participants     | 404 404 404 404 404
        GET /orders/{number}/certificates/{certificate}.pdf          | /orders/{number}/certificates/{certificate}.pdf | 404 404 404 404 404
        GET /orders/{number}/bill                                    | /orders/{number}/bill                        | 404 404 404 404 404
        POST /orders/{number}/bill                                   | /orders/{number}/bill                        | 404 404 404 404 404
        GET /orders/{number}/bills/{bill}.pdf                        | /orders/{number}/bills/B2026-1-0001.pdf      | 404 404 404 404 404
        GET /cooperative/bills                                       | /cooperative/bills                           | 302 403 200 200 403
        POST /cooperative/bills                                      | /cooperative/bills                           | 302 403 422 422 403
        GET /cooperative/bills/{number}                              | /cooperative/bills/B2026-1-0001              | 302 403 404 404 403
        GET /cooperative/bills/{number}.pdf                          | /cooperative/bills/B2026-1-0001.pdf          | 302 403 404 404 403
        GET /cooperative/bills/{number}/credit                       | /cooperative/bills/B2026-1-0001/credit       | 302 403 302 302 403
        POST /cooperative/bills/{number}/credit                      | /cooperative/bills/B2026-1-0001/credit       | 302 403 404 404 403
        GET /operator/bills                                          | /operator/bills                              | 302 403 403 403 200
        GET /operator/bills/{number}                                 | /operator/bills/B2026-1-0001                 | 302 403 403 403 404
        GET /operator/bills/{number}.pdf                             | /operator/bills/B2026-1-0001.pdf             | 302 403 403 403 404
        GET /experiences/{slug}/waiting/{session}                    | /experiences/sauce-making-hour/waiting/{visit} | 200 200 200 200 200
        POST /experiences/{slug}/waiting/{session}                   | /experiences/sauce-making-hour/waiting/{visit} | 422 422 422 422 422
        GET /waiting/{id:long}                                       | /waiting/1                                   | 404 404 404 404 404
        GET /waiting/{id:long}/confirmation                          | /waiting/1/confirmation                      | 302 302 302 302 302
        POST /waiting/{id:long}/confirmation                         | /waiting/1/confirmation                      | 404 404 404 404 404
        GET /waiting/{id:long}/booking                               | /waiting/1/booking                           | 302 302 302 302 302
        POST /waiting/{id:long}/booking                              | /waiting/1/booking                           | 404 404 404 404 404
        GET /waiting/{id:long}/removal                               | /waiting/1/removal                           | 302 302 302 302 302
        POST /waiting/{id:long}/removal                              | /waiting/1/removal                           | 404 404 404 404 404
        GET /operator/visits                                         | /operator/visits                             | 302 403 403 403 200
        GET /cooperative/visits                                      | /cooperative/visits                          | 302 403 200 200 403
        GET /livestreams/calendar.ics                                | /livestreams/calendar.ics                    | 200 200 200 200 200
        GET /livestreams/{slug}/poster.png                           | /livestreams/no-such-show/poster.png         | 404 404 404 404 404
        GET /livestreams/{slug}/reminders                            | /livestreams/three-pots/reminders            | 200 200 200 200 200
        POST /livestreams/{slug}/reminders                           | /livestreams/three-pots/reminders            | 422 422 422 422 422
        GET /reminders/{id:long}                                     | /reminders/1                                 | 404 404 404 404 404
        POST /reminders/{id:long}                                    | /reminders/1                                 | 404 404 404 404 404
        POST /reminders/{id:long}/confirmation                       | /reminders/1/confirmation                    | 404 404 404 404 404
        POST /reminders/{id:long}/removal                            | /reminders/1/removal                         | 404 404 404 404 404
        GET /workshops/{slug}/poster.png                             | /workshops/no-such-place/poster.png          | 404 404 404 404 404
        GET /brands/{slug}                                           | /brands/xianqi                               | 200 200 200 200 200
        GET /characters                                              | /characters                                  | 200 200 200 200 200
        GET /characters/{slug}                                       | /characters/late-crane                       | 200 200 200 200 200
        GET /characters/{slug}/{name}.{type}                         | /characters/late-crane/flies.webp            | 200 200 200 200 200
        GET /workshops/{slug}                                        | /workshops/weiping                           | 200 200 200 200 200
        GET /livestreams/{slug}                                      | /livestreams/jiang-ye-shi                    | 200 200 200 200 200
        GET /livestreams/{slug}/events                               | /livestreams/jiang-ye-shi/events             | 200 200 200 200 200
        GET /livestreams/{slug}/events.json                          | /livestreams/jiang-ye-shi/events.json        | 200 200 200 200 200
        GET /livestreams/{slug}/chapters.vtt                         | /livestreams/jiang-ye-shi/chapters.vtt       | 404 404 404 404 404
        GET /livestreams/{slug}/chapters.json                        | /livestreams/jiang-ye-shi/chapters.json      | 404 404 404 404 404
        POST /livestreams/{slug}/messages                            | /livestreams/jiang-ye-shi/messages           | 302 422 422 422 422
        POST /livestreams/{slug}/messages/{id:long}/deletion         | /livestreams/jiang-ye-shi/messages/1/deletion | 302 403 404 404 404
        GET /cooperative/livestreams/{slug}/desk                     | /cooperative/livestreams/jiang-ye-shi/desk   | 302 403 404 200 403
        GET /cooperative/livestreams/{slug}/figures                  | /cooperative/livestreams/jiang-ye-shi/figures | 302 403 404 200 403
        POST /cooperative/livestreams/{slug}/desk/beginning          | /cooperative/livestreams/jiang-ye-shi/desk/beginning | 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/desk/pins               | /cooperative/livestreams/jiang-ye-shi/desk/pins | 302 403 404 404 403
        POST /cooperative/livestreams/{slug}/desk/offers             | /cooperative/livestreams/jiang-ye-shi/desk/offers | 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/desk/offers/{id:int}/beginning | /cooperative/livestreams/jiang-ye-shi/desk/offers/1/beginning | 302 403 404 404 403
        POST /cooperative/livestreams/{slug}/desk/offers/{id:int}/end | /cooperative/livestreams/jiang-ye-shi/desk/offers/1/end | 302 403 404 404 403
        POST /cooperative/livestreams/{slug}/desk/questions/{id:long}/answer | /cooperative/livestreams/jiang-ye-shi/desk/questions/1/answer | 302 403 404 404 403
        POST /cooperative/livestreams/{slug}/desk/mutes/{message:long}/removal | /cooperative/livestreams/jiang-ye-shi/desk/mutes/1/removal | 302 403 404 404 403
        POST /cooperative/livestreams/{slug}/desk/mutes              | /cooperative/livestreams/jiang-ye-shi/desk/mutes | 302 403 404 404 403
        POST /cooperative/livestreams/{slug}/desk/end                | /cooperative/livestreams/jiang-ye-shi/desk/end | 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/replay                  | /cooperative/livestreams/jiang-ye-shi/replay | 302 403 404 422 403
        GET /operator/livestreams/{slug}/desk                        | /operator/livestreams/jiang-ye-shi/desk      | 302 403 403 403 200
        GET /operator/livestreams/{slug}/figures                     | /operator/livestreams/jiang-ye-shi/figures   | 302 403 403 403 200
        POST /operator/livestreams/{slug}/desk/beginning             | /operator/livestreams/jiang-ye-shi/desk/beginning | 302 403 403 403 422
        POST /operator/livestreams/{slug}/desk/pins                  | /operator/livestreams/jiang-ye-shi/desk/pins | 302 403 403 403 404
        POST /operator/livestreams/{slug}/desk/offers                | /operator/livestreams/jiang-ye-shi/desk/offers | 302 403 403 403 422
        POST /operator/livestreams/{slug}/desk/offers/{id:int}/beginning | /operator/livestreams/jiang-ye-shi/desk/offers/1/beginning | 302 403 403 403 404
        POST /operator/livestreams/{slug}/desk/offers/{id:int}/end   | /operator/livestreams/jiang-ye-shi/desk/offers/1/end | 302 403 403 403 404
        POST /operator/livestreams/{slug}/desk/questions/{id:long}/answer | /operator/livestreams/jiang-ye-shi/desk/questions/1/answer | 302 403 403 403 404
        POST /operator/livestreams/{slug}/desk/mutes/{message:long}/removal | /operator/livestreams/jiang-ye-shi/desk/mutes/1/removal | 302 403 403 403 404
        POST /operator/livestreams/{slug}/desk/mutes                 | /operator/livestreams/jiang-ye-shi/desk/mutes | 302 403 403 403 404
        POST /operator/livestreams/{slug}/desk/end                   | /operator/livestreams/jiang-ye-shi/desk/end  | 302 403 403 403 422
        POST /operator/livestreams/{slug}/replay                     | /operator/livestreams/jiang-ye-shi/replay    | 302 403 403 403 422
        GET /operator/blocked-words                                  | /operator/blocked-words                      | 302 403 403 403 200
        POST /operator/blocked-words                                 | /operator/blocked-words                      | 302 403 403 403 422
        POST /operator/blocked-words/{id:int}/removal                | /operator/blocked-words/1/removal            | 302 403 403 403 404
        GET /pages/{name}                                            | /pages/privacy                               | 200 200 200 200 200
        GET /robots.txt                                              | /robots.txt                                  | 200 200 200 200 200
        GET /sitemap.xml                                             | /sitemap.xml                                 | 200 200 200 200 200
        GET /css/site.css                                            | /css/site.css                                | 200 200 200 200 200
        GET /css/more.css                                            | /css/more.css                                | 200 200 200 200 200
        GET /health/live                                             | /health/live                                 | 200 200 200 200 200
        GET /health/ready                                            | /health/ready                                | 200 200 200 200 200
        GET /pictures/{hash}.{extension}                             | /pictures/{picture}                          | 200 200 200 200 200
        GET /pictures/{hash}/{width:int}.{format}                    | /pictures/{hash}/320.webp                    | 404 404 404 404 404
        GET /basket                                                  | /basket                                      | 200 200 200 200 200
        GET /basket/count                                            | /basket/count                                | 200 200 200 200 200
        GET /basket/items                                            | /basket/items                                | 302 302 302 302 302
        GET /basket/items/{sku}                                      | /basket/items/WJF-CLS-MILD                   | 302 302 302 302 302
        POST /basket/items                                           | /basket/items                                | 404 404 404 404 404
        POST /basket/items/{sku}                                     | /basket/items/WJF-CLS-MILD                   | 422 422 422 422 422
        GET /basket/coupon                                           | /basket/coupon                               | 302 302 302 302 302
        POST /basket/coupon                                          | /basket/coupon                               | 422 422 422 422 422
        POST /basket/coupon/removal                                  | /basket/coupon/removal                       | 302 302 302 302 302
        GET /basket/purchases/{id:long}/removal                      | /basket/purchases/1/removal                  | 302 302 302 302 302
        POST /basket/purchases/{id:long}/removal                     | /basket/purchases/1/removal                  | 302 302 302 302 302
        GET /livestreams/{slug}/offers/{id:int}/purchases            | /livestreams/none/offers/1/purchases         | 302 302 302 302 302
        POST /livestreams/{slug}/offers/{id:int}/purchases           | /livestreams/none/offers/1/purchases         | 302 404 404 404 404
        GET /livestreams/{slug}/offers/{id:int}/waiting              | /livestreams/none/offers/1/waiting           | 302 302 302 302 302
        POST /livestreams/{slug}/offers/{id:int}/waiting             | /livestreams/none/offers/1/waiting           | 302 404 404 404 404
        POST /video/publications                                     | /video/publications                          | 403 403 403 403 403
        GET /checkout                                                | /checkout                                    | 302 302 302 302 302
        POST /checkout                                               | /checkout                                    | 422 422 422 422 422
        GET /account/sign-in                                         | /account/sign-in                             | 200 302 302 302 302
        GET /account/register                                        | /account/register                            | 200 200 200 200 200
        GET /account/register/sent                                   | /account/register/sent                       | 200 200 200 200 200
        GET /account/password/forgotten                              | /account/password/forgotten                  | 200 200 200 200 200
        GET /account/password/sent                                   | /account/password/sent                       | 200 200 200 200 200
        GET /account/password/reset                                  | /account/password/reset                      | 200 200 200 200 200
        GET /account/erased                                          | /account/erased                              | 200 200 200 200 200
        GET /account/greeting                                        | /account/greeting                            | 200 200 200 200 200
        GET /account/confirmation                                    | /account/confirmation?user=nobody&token=none | 404 404 404 404 404
        POST /account/sign-in                                        | /account/sign-in                             | 422 422 422 422 422
        POST /account/sign-in/passkey                                | /account/sign-in/passkey                     | 422 422 422 422 422
        POST /account/register                                       | /account/register                            | 422 422 422 422 422
        POST /account/register/passkey                               | /account/register/passkey                    | 422 422 422 422 422
        POST /account/register/passkey/options                       | /account/register/passkey/options            | 422 422 422 422 422
        POST /account/password/forgotten                             | /account/password/forgotten                  | 422 422 422 422 422
        POST /account/password/reset                                 | /account/password/reset                      | 422 422 422 422 422
        POST /account/sign-in/passkey/options                        | /account/sign-in/passkey/options             | 200 200 200 200 200
        POST /account/sign-out                                       | /account/sign-out                            | 302 302 302 302 302
        GET /account                                                 | /account                                     | 302 200 200 200 200
        GET /account/orders                                          | /account/orders                              | 302 200 200 200 200
        GET /account/addresses                                       | /account/addresses                           | 302 200 200 200 200
        GET /account/addresses/new                                   | /account/addresses/new                       | 302 200 200 200 200
        GET /account/passkeys                                        | /account/passkeys                            | 302 200 200 200 200
        GET /account/password                                        | /account/password                            | 302 200 200 200 200
        GET /account/sessions                                        | /account/sessions                            | 302 200 200 200 200
        POST /account/sessions/{id:long}/ending                      | /account/sessions/999999/ending              | 302 404 404 404 404
        POST /account/sessions/endings                               | /account/sessions/endings                    | 302 302 302 302 302
        GET /account/proof                                           | /account/proof                               | 302 200 200 200 200
        POST /account/proof                                          | /account/proof                               | 302 422 422 422 422
        POST /account/proof/passkey                                  | /account/proof/passkey                       | 302 422 422 422 422
        GET /account/privacy                                         | /account/privacy                             | 302 200 200 200 200
        GET /account/addresses/{id:int}                              | /account/addresses/{address}                 | 302 200 404 404 404
        POST /account/addresses                                      | /account/addresses                           | 302 422 422 422 422
        POST /account/addresses/{id:int}                             | /account/addresses/{address}                 | 302 422 404 404 404
        POST /account/addresses/{id:int}/default                     | /account/addresses/{address}/default         | 302 302 404 404 404
        POST /account/addresses/{id:int}/removal                     | /account/addresses/{address}/removal         | 302 302 404 404 404
        POST /account/passkeys                                       | /account/passkeys                            | 302 422 422 422 422
        POST /account/passkeys/options                               | /account/passkeys/options                    | 302 200 200 200 200
        POST /account/passkeys/removal                               | /account/passkeys/removal                    | 302 404 404 404 404
        POST /account/password                                       | /account/password                            | 302 422 422 422 422
        POST /account/privacy/export                                 | /account/privacy/export                      | 302 200 200 200 200
        POST /account/privacy/erasure                                | /account/privacy/erasure                     | 302 422 422 422 422
        GET /board                                                   | /board                                       | 200 200 200 200 200
        GET /board/{month}                                           | /board/1999-01                               | 404 404 404 404 404
        GET /board/{month}/{slug}                                    | /board/1999-01/weiping-sauce                 | 404 404 404 404 404
        GET /desk                                                    | /desk                                        | 200 200 200 200 200
        GET /desk/{number}                                           | /desk/{number}                               | 404 200 404 404 404
        GET /desk/{number}/photos/{id:long}                          | /desk/{number}/photos/1                      | 404 404 404 404 404
        POST /desk                                                   | /desk                                        | 422 422 422 422 422
        POST /desk/{number}/messages                                 | /desk/{number}/messages                      | 404 422 404 404 404
        POST /desk/{number}/closure                                  | /desk/{number}/closure                       | 404 302 404 404 404
        GET /operator/desk                                           | /operator/desk                               | 302 403 403 403 200
        GET /operator/desk/{number}                                  | /operator/desk/{number}                      | 302 403 403 403 200
        GET /operator/desk/{number}/photos/{id:long}                 | /operator/desk/{number}/photos/1             | 302 403 403 403 404
        POST /operator/desk                                          | /operator/desk                               | 302 403 403 403 422
        POST /operator/desk/{number}/owner                           | /operator/desk/{number}/owner                | 302 403 403 403 422
        POST /operator/desk/{number}/answers                         | /operator/desk/{number}/answers              | 302 403 403 403 422
        POST /operator/desk/{number}/remarks                         | /operator/desk/{number}/remarks              | 302 403 403 403 422
        POST /operator/desk/{number}/links                           | /operator/desk/{number}/links                | 302 403 403 403 302
        POST /operator/desk/{number}/closure                         | /operator/desk/{number}/closure              | 302 403 403 403 302
        GET /cooperative                                             | /cooperative                                 | 302 403 200 200 403
        GET /cooperative/parcels/{number}                            | /cooperative/parcels/{number}                | 302 403 404 200 403
        POST /cooperative/parcels/{number}/confirmation              | /cooperative/parcels/{number}/confirmation   | 302 403 404 302 403
        POST /cooperative/parcels/{number}/shipments                 | /cooperative/parcels/{number}/shipments      | 302 403 404 422 403
        POST /cooperative/parcels/{number}/delivery                  | /cooperative/parcels/{number}/delivery       | 302 403 404 422 403
        POST /cooperative/parcels/{number}/exchange                  | /cooperative/parcels/{number}/exchange       | 302 403 404 422 403
        GET /cooperative/parcels                                     | /cooperative/parcels                         | 302 403 200 200 403
        POST /cooperative/parcels                                    | /cooperative/parcels                         | 302 403 422 422 403
        POST /cooperative/parcels/sender                             | /cooperative/parcels/sender                  | 302 403 422 422 403
        GET /cooperative/parcels/slips.pdf                           | /cooperative/parcels/slips.pdf               | 302 403 404 404 403
        GET /cooperative/parcels/labels.pdf                          | /cooperative/parcels/labels.pdf              | 302 403 404 404 403
        GET /cooperative/parcels/tracking                            | /cooperative/parcels/tracking                | 302 403 200 200 403
        GET /cooperative/parcels/tracking.xlsx                       | /cooperative/parcels/tracking.xlsx           | 302 403 200 200 403
        POST /cooperative/parcels/tracking                           | /cooperative/parcels/tracking                | 302 403 422 422 403
        POST /cooperative/parcels/tracking/shipments                 | /cooperative/parcels/tracking/shipments      | 302 403 422 422 403
        GET /cooperative/parcels/{number}/slip.pdf                   | /cooperative/parcels/{number}/slip.pdf       | 302 403 404 drawn 403
        GET /cooperative/parcels/{number}/label.pdf                  | /cooperative/parcels/{number}/label.pdf      | 302 403 404 drawn 403
        GET /cooperative/parcels/{number}/refusal                    | /cooperative/parcels/{number}/refusal        | 302 403 404 200 403
        POST /cooperative/parcels/{number}/refusal                   | /cooperative/parcels/{number}/refusal        | 302 403 404 422 403
        GET /cooperative/products                                    | /cooperative/products                        | 302 403 200 200 403
        GET /cooperative/products/{slug}                             | /cooperative/products/classic-chilli-sauce   | 302 403 404 200 403
        POST /cooperative/products/{slug}/prices                     | /cooperative/products/classic-chilli-sauce/prices | 302 403 404 404 403
        POST /cooperative/products/{slug}/stock                      | /cooperative/products/classic-chilli-sauce/stock | 302 403 404 404 403
        POST /cooperative/products/{slug}/losses                     | /cooperative/products/classic-chilli-sauce/losses | 302 403 404 404 403
        GET /cooperative/products/new                                | /cooperative/products/new                    | 302 403 200 200 403
        POST /cooperative/products                                   | /cooperative/products                        | 302 403 422 422 403
        POST /cooperative/products/{slug}/draft                      | /cooperative/products/classic-chilli-sauce/draft | 302 403 404 302 403
        GET /cooperative/products/drafts/{id:int}                    | /cooperative/products/drafts/{draft}         | 302 403 404 200 403
        GET /cooperative/products/drafts/{id:int}/{step}             | /cooperative/products/drafts/{draft}/label   | 302 403 404 200 403
        GET /cooperative/products/drafts/{id:int}/pictures           | /cooperative/products/drafts/{draft}/pictures | 302 403 404 200 403
        GET /cooperative/products/drafts/{id:int}/variants           | /cooperative/products/drafts/{draft}/variants | 302 403 404 200 403
        GET /cooperative/products/drafts/{id:int}/variants/new       | /cooperative/products/drafts/{draft}/variants/new | 302 403 404 200 403
        GET /cooperative/products/drafts/{id:int}/variants/{place:int} | /cooperative/products/drafts/{draft}/variants/1 | 302 403 404 200 403
        POST /cooperative/products/drafts/{id:int}/{step}            | /cooperative/products/drafts/{draft}/label   | 302 403 404 422 403
        POST /cooperative/products/drafts/{id:int}/pictures          | /cooperative/products/drafts/{draft}/pictures | 302 403 404 422 403
        POST /cooperative/products/drafts/{id:int}/pictures/{picture:int}/first | /cooperative/products/drafts/{draft}/pictures/1/first | 302 403 404 302 403
        POST /cooperative/products/drafts/{id:int}/pictures/{picture:int}/removal | /cooperative/products/drafts/{draft}/pictures/1/removal | 302 403 404 302 403
        POST /cooperative/products/drafts/{id:int}/variants          | /cooperative/products/drafts/{draft}/variants | 302 403 404 422 403
        POST /cooperative/products/drafts/{id:int}/variants/{place:int} | /cooperative/products/drafts/{draft}/variants/1 | 302 403 404 422 403
        POST /cooperative/products/drafts/{id:int}/variants/{place:int}/removal | /cooperative/products/drafts/{draft}/variants/1/removal | 302 403 404 422 403
        POST /cooperative/products/drafts/{id:int}/submission        | /cooperative/products/drafts/{draft}/submission | 302 403 404 422 403
        POST /cooperative/products/drafts/{id:int}/removal           | /cooperative/products/drafts/{draft}/removal | 302 403 404 422 403
        GET /operator/listings                                       | /operator/listings                           | 302 403 403 403 200
        GET /operator/listings/{id:int}                              | /operator/listings/{listing}                 | 302 403 403 403 200
        POST /operator/listings/{id:int}/approval                    | /operator/listings/{listing}/approval        | 302 403 403 403 422
        GET /operator/listings/sheets/{id:int}                       | /operator/listings/sheets/999                | 302 403 403 403 404
        POST /operator/listings/sheets/{id:int}/approval             | /operator/listings/sheets/999/approval       | 302 403 403 403 404
        POST /operator/listings/{id:int}/refusal                     | /operator/listings/{listing}/refusal         | 302 403 403 403 422
        GET /cooperative/products/sheet                              | /cooperative/products/sheet                  | 302 403 200 200 403
        GET /cooperative/products/sheet.xlsx                         | /cooperative/products/sheet.xlsx             | 302 403 200 200 403
        GET /cooperative/products/sheet.csv                          | /cooperative/products/sheet.csv              | 302 403 200 200 403
        POST /cooperative/products/sheet                             | /cooperative/products/sheet                  | 302 403 422 422 403
        GET /cooperative/products/sheet/{id:int}                     | /cooperative/products/sheet/1                | 302 403 404 404 403
        POST /cooperative/products/sheet/{id:int}/acceptance         | /cooperative/products/sheet/1/acceptance     | 302 403 404 404 403
        GET /cooperative/lots                                        | /cooperative/lots                            | 302 403 200 200 403
        GET /cooperative/lots/new                                    | /cooperative/lots/new                        | 302 403 200 200 403
        GET /cooperative/lots/{code}                                 | /cooperative/lots/{lot}                      | 302 403 404 200 403
        POST /cooperative/lots                                       | /cooperative/lots                            | 302 403 422 422 403
        POST /cooperative/lots/{code}                                | /cooperative/lots/{lot}                      | 302 403 404 302 403
        POST /cooperative/lots/{code}/losses                         | /cooperative/lots/{lot}/losses               | 302 403 404 422 403
        POST /cooperative/lots/{code}/report                         | /cooperative/lots/{lot}/report               | 302 403 404 422 403
        GET /cooperative/till                                        | /cooperative/till                            | 302 403 200 200 403
        GET /cooperative/till/payment                                | /cooperative/till/payment?line=WJF-CLS-MILD*1 | 302 403 302 200 403
        POST /cooperative/till/sales                                 | /cooperative/till/sales                      | 302 403 422 422 403
        GET /cooperative/till/sales                                  | /cooperative/till/sales                      | 302 403 200 200 403
        GET /cooperative/till/sales/{number}                         | /cooperative/till/sales/{number}             | 302 403 404 404 403
        POST /cooperative/till/sales/{number}/refund                 | /cooperative/till/sales/{number}/refund      | 302 403 404 404 403
        GET /cooperative/licences                                    | /cooperative/licences                        | 302 403 200 200 403
        GET /cooperative/licences/new                                | /cooperative/licences/new                    | 302 403 200 200 403
        GET /cooperative/licences/{number}                           | /cooperative/licences/JXGASK1Z               | 302 403 404 200 403
        POST /cooperative/licences                                   | /cooperative/licences                        | 302 403 422 422 403
        GET /cooperatives/applications/new                           | /cooperatives/applications/new               | 200 200 200 200 200
        POST /cooperatives/applications                              | /cooperatives/applications                   | 422 422 422 422 422
        GET /cooperatives/applications/{number}                      | /cooperatives/applications/{number}?key=none | 404 404 404 404 404
        POST /cooperatives/applications/{number}/answers             | /cooperatives/applications/{number}/answers  | 404 404 404 404 404
        GET /operator/applications                                   | /operator/applications                       | 302 403 403 403 200
        GET /operator/applications/{number}                          | /operator/applications/{number}              | 302 403 403 403 404
        GET /operator/applications/{number}/papers/{id:int}          | /operator/applications/{number}/papers/1     | 302 403 403 403 404
        POST /operator/applications/{number}/questions               | /operator/applications/{number}/questions    | 302 403 403 403 404
        POST /operator/applications/{number}/refusal                 | /operator/applications/{number}/refusal      | 302 403 403 403 404
        POST /operator/applications/{number}/opening                 | /operator/applications/{number}/opening      | 302 403 403 403 404
        GET /operator/licences                                       | /operator/licences                           | 302 403 403 403 200
        GET /operator/licences/{number}                              | /operator/licences/JXGASK1Z                  | 302 403 403 403 200
        POST /operator/licences/{number}/grant                       | /operator/licences/JXGASK1Z/grant            | 302 403 403 403 302
        POST /operator/licences/{number}/refusal                     | /operator/licences/JXGASK1Z/refusal          | 302 403 403 403 422
        POST /operator/licences/{number}/end                         | /operator/licences/JXGASK1Z/end              | 302 403 403 403 422
        GET /cooperative/livestreams                                 | /cooperative/livestreams                     | 302 403 200 200 403
        GET /cooperative/livestreams/new                             | /cooperative/livestreams/new                 | 302 403 200 200 403
        GET /cooperative/livestreams/{slug}                          | /cooperative/livestreams/{livestream}        | 302 403 404 200 403
        GET /cooperative/livestreams/{slug}/plan                     | /cooperative/livestreams/{livestream}/plan   | 302 403 404 200 403
        POST /cooperative/livestreams                                | /cooperative/livestreams                     | 302 403 422 422 403
        POST /cooperative/livestreams/{slug}                         | /cooperative/livestreams/{livestream}        | 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/stream-key              | /cooperative/livestreams/{livestream}/stream-key| 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/submission              | /cooperative/livestreams/{livestream}/submission| 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/withdrawal              | /cooperative/livestreams/{livestream}/withdrawal| 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/announcement            | /cooperative/livestreams/{livestream}/announcement| 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/move                    | /cooperative/livestreams/{livestream}/move   | 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/cancellation            | /cooperative/livestreams/{livestream}/cancellation| 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/items                   | /cooperative/livestreams/{livestream}/items  | 302 403 404 422 403
        GET /cooperative/livestreams/{slug}/items/{item:int}         | /cooperative/livestreams/{livestream}/items/{item}| 302 403 404 200 403
        POST /cooperative/livestreams/{slug}/items/{item:int}        | /cooperative/livestreams/{livestream}/items/{item}| 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/items/{item:int}/position| /cooperative/livestreams/{livestream}/items/{item}/position| 302 403 404 302 403
        POST /cooperative/livestreams/{slug}/items/{item:int}/offer  | /cooperative/livestreams/{livestream}/items/{item}/offer| 302 403 404 422 403
        POST /cooperative/livestreams/{slug}/items/{item:int}/offer/removal| /cooperative/livestreams/{livestream}/items/{item}/offer/removal| 302 403 404 302 403
        POST /cooperative/livestreams/{slug}/items/{item:int}/removal| /cooperative/livestreams/{livestream}/items/{item}/removal| 302 403 404 302 403
        GET /operator/livestreams                                    | /operator/livestreams                        | 302 403 403 403 200
        GET /operator/livestreams/{slug}                             | /operator/livestreams/{livestream}           | 302 403 403 403 200
        POST /operator/livestreams/{slug}/approval                   | /operator/livestreams/{livestream}/approval  | 302 403 403 403 422
        POST /operator/livestreams/{slug}/refusal                    | /operator/livestreams/{livestream}/refusal   | 302 403 403 403 422
        POST /operator/livestreams/{slug}/move                       | /operator/livestreams/{livestream}/move      | 302 403 403 403 422
        POST /operator/livestreams/{slug}/cancellation               | /operator/livestreams/{livestream}/cancellation| 302 403 403 403 422
        GET /cooperative/livestreams/series                          | /cooperative/livestreams/series              | 302 403 200 200 403
        GET /cooperative/livestreams/series/{slug}                   | /cooperative/livestreams/series/sauce-thursday| 302 403 404 200 403
        POST /cooperative/livestreams/series/{slug}/gaps             | /cooperative/livestreams/series/sauce-thursday/gaps| 302 403 404 422 403
        POST /cooperative/livestreams/series/{slug}/end              | /cooperative/livestreams/series/sauce-thursday/end| 302 403 404 422 403
        GET /operator/livestreams/series                             | /operator/livestreams/series                 | 302 403 403 403 200
        GET /operator/livestreams/series/new                         | /operator/livestreams/series/new             | 302 403 403 403 200
        GET /operator/livestreams/series/{slug}                      | /operator/livestreams/series/sauce-thursday  | 302 403 403 403 200
        POST /operator/livestreams/series                            | /operator/livestreams/series                 | 302 403 403 403 422
        POST /operator/livestreams/series/{slug}/gaps                | /operator/livestreams/series/sauce-thursday/gaps| 302 403 403 403 422
        POST /operator/livestreams/series/{slug}/end                 | /operator/livestreams/series/sauce-thursday/end| 302 403 403 403 422
        GET /operator/hosts                                          | /operator/hosts                              | 302 403 403 403 200
        GET /operator/hosts/new                                      | /operator/hosts/new                          | 302 403 403 403 200
        GET /operator/hosts/{id:int}                                 | /operator/hosts/{host}                       | 302 403 403 403 200
        GET /operator/hosts/{id:int}/certificates/{number}.pdf       | /operator/hosts/{host}/certificates/{certificate}.pdf | 302 403 403 403 drawn
        POST /operator/hosts                                         | /operator/hosts                              | 302 403 403 403 422
        POST /operator/hosts/{id:int}                                | /operator/hosts/{host}                       | 302 403 403 403 422
        POST /operator/hosts/{id:int}/certificates                   | /operator/hosts/{host}/certificates          | 302 403 403 403 422
        POST /operator/hosts/{id:int}/certificates/{number}/withdrawal | /operator/hosts/{host}/certificates/{certificate}/withdrawal | 302 403 403 403 422
        POST /operator/hosts/{id:int}/retirement                     | /operator/hosts/{host}/retirement            | 302 403 403 403 302
        GET /cooperative/hosts                                       | /cooperative/hosts                           | 302 403 200 200 403
        GET /cooperative/hosts/{id:int}/certificates/{number}.pdf    | /cooperative/hosts/{host}/certificates/{certificate}.pdf | 302 403 404 drawn 403
        GET /certificates/{number}                                   | /certificates/{certificate}                  | 200 200 200 200 200
        GET /operator/segments                                       | /operator/segments                           | 302 403 403 403 200
        GET /operator/segments/new                                   | /operator/segments/new                       | 302 403 403 403 200
        POST /operator/segments                                      | /operator/segments                           | 302 403 403 403 422
        GET /operator/segments/{id:int}                              | /operator/segments/1                         | 302 403 403 403 200
        POST /operator/segments/{id:int}                             | /operator/segments/1                         | 302 403 403 403 422
        POST /operator/segments/{id:int}/removal                     | /operator/segments/987654/removal            | 302 403 403 403 404
        GET /operator/campaigns                                      | /operator/campaigns                          | 302 403 403 403 200
        GET /operator/campaigns/new                                  | /operator/campaigns/new                      | 302 403 403 403 200
        POST /operator/campaigns                                     | /operator/campaigns                          | 302 403 403 403 422
        GET /operator/campaigns/{id:int}                             | /operator/campaigns/987654                   | 302 403 403 403 404
        POST /operator/campaigns/{id:int}                            | /operator/campaigns/987654                   | 302 403 403 403 404
        POST /operator/campaigns/{id:int}/removal                    | /operator/campaigns/987654/removal           | 302 403 403 403 404
        POST /operator/campaigns/{id:int}/beginning                  | /operator/campaigns/987654/beginning         | 302 403 403 403 404
        POST /operator/campaigns/{id:int}/end                        | /operator/campaigns/987654/end               | 302 403 403 403 404
        GET /operator/campaigns/{id:int}/customers                   | /operator/campaigns/987654/customers         | 302 403 403 403 404
        GET /operator/campaigns/{id:int}/customers.csv               | /operator/campaigns/987654/customers.csv     | 302 403 403 403 404
        POST /account/offers                                         | /account/offers                              | 302 302 302 302 302
        GET /offers/{id:long}                                        | /offers/1                                    | 404 404 404 404 404
        POST /offers/{id:long}                                       | /offers/1                                    | 404 404 404 404 404
        POST /offers/{id:long}/confirmation                          | /offers/1/confirmation                       | 404 404 404 404 404
        POST /offers/{id:long}/removal                               | /offers/1/removal                            | 404 404 404 404 404
        GET /operator/coupons                                        | /operator/coupons                            | 302 403 403 403 200
        GET /operator/coupons/new                                    | /operator/coupons/new                        | 302 403 403 403 200
        POST /operator/coupons                                       | /operator/coupons                            | 302 403 403 403 422
        GET /operator/coupons/{code}                                 | /operator/coupons/N0SVCH                     | 302 403 403 403 404
        POST /operator/coupons/{code}                                | /operator/coupons/N0SVCH                     | 302 403 403 403 404
        POST /operator/coupons/{code}/pause                          | /operator/coupons/N0SVCH/pause               | 302 403 403 403 404
        GET /operator/lots                                           | /operator/lots                               | 302 403 403 403 200
        GET /operator/lots/{code}                                    | /operator/lots/{lot}                         | 302 403 403 403 200
        POST /operator/lots/{code}/recall                            | /operator/lots/{lot}/recall                  | 302 403 403 403 422
        GET /lots/{code}                                             | /lots/{lot}                                  | 200 200 200 200 200
        GET /lots/{code}/report.pdf                                  | /lots/{lot}/report.pdf                       | 404 404 404 404 404
        GET /operator                                                | /operator                                    | 302 403 403 403 200
        GET /operator/audit                                          | /operator/audit                              | 302 403 403 403 200
        GET /operator/audit.csv                                      | /operator/audit.csv                          | 302 403 403 403 200
        GET /operator/orders                                         | /operator/orders                             | 302 403 403 403 200
        GET /operator/orders/{number}                                | /operator/orders/{number}                    | 302 403 403 403 200
        POST /operator/orders                                        | /operator/orders                             | 302 403 403 403 422
        POST /operator/orders/{number}/refunds                       | /operator/orders/{number}/refunds            | 302 403 403 403 422
        POST /operator/orders/{number}/refunds/{refundId:long}/retry | /operator/orders/{number}/refunds/1/retry    | 302 403 403 403 422
        GET /operator/health                                         | /operator/health                             | 302 403 403 403 200
        POST /operator/health/mails                                  | /operator/health/mails                       | 302 403 403 403 302
        POST /operator/health/refunds                                | /operator/health/refunds                     | 302 403 403 403 302
        POST /operator/health/rounds/{name}                          | /operator/health/rounds/SendMails            | 302 403 403 403 302
        POST /operator/health/stuck/{work}                           | /operator/health/stuck/RenderPictures        | 302 403 403 403 302
        POST /operator/health/texts                                  | /operator/health/texts                       | 302 403 403 403 302
        GET /operator/search                                         | /operator/search                             | 302 403 403 403 200
        POST /operator/search                                        | /operator/search                             | 302 403 403 403 422
        GET /operator/stories                                        | /operator/stories                            | 302 403 403 403 200
        GET /operator/stories/{slug}                                 | /operator/stories/weiping                    | 302 403 403 403 200
        GET /operator/stories/{slug}/versions/{number:int}           | /operator/stories/weiping/versions/1         | 302 403 403 403 200
        POST /operator/stories/{slug}                                | /operator/stories/weiping                    | 302 403 403 403 422
        POST /operator/stories/{slug}/preview                        | /operator/stories/weiping/preview            | 302 403 403 403 422
        POST /operator/stories/{slug}/pictures                       | /operator/stories/weiping/pictures           | 302 403 403 403 422
        POST /operator/stories/{slug}/versions/{number:int}/restoration | /operator/stories/weiping/versions/1/restoration | 302 403 403 403 422
        GET /cooperative/settlements                                 | /cooperative/settlements                     | 302 403 200 200 403
        GET /cooperative/settlements/{number}                        | /cooperative/settlements/{settlement}        | 302 403 404 200 403
        GET /cooperative/settlements/{number}.pdf                    | /cooperative/settlements/{settlement}.pdf    | 302 403 404 drawn 403
        GET /cooperative/settlements/{number}.xlsx                   | /cooperative/settlements/{settlement}.xlsx   | 302 403 404 200 403
        POST /cooperative/settlements/account                        | /cooperative/settlements/account             | 302 403 422 422 403
        POST /cooperative/settlements/{number}/agreement             | /cooperative/settlements/{settlement}/agreement | 302 403 404 422 403
        POST /cooperative/settlements/{number}/differences           | /cooperative/settlements/{settlement}/differences | 302 403 404 422 403
        GET /operator/settlements                                    | /operator/settlements                        | 302 403 403 403 200
        GET /operator/settlements/bank.csv                           | /operator/settlements/bank.csv               | 302 403 403 403 200
        GET /operator/settlements/{number}                           | /operator/settlements/{settlement}           | 302 403 403 403 200
        GET /operator/settlements/{number}.pdf                       | /operator/settlements/{settlement}.pdf       | 302 403 403 403 drawn
        GET /operator/settlements/{number}.xlsx                      | /operator/settlements/{settlement}.xlsx      | 302 403 403 403 200
        POST /operator/settlements                                   | /operator/settlements                        | 302 403 403 403 422
        POST /operator/settlements/{number}/drawing                  | /operator/settlements/{settlement}/drawing   | 302 403 403 403 302
        POST /operator/settlements/{number}/payment                  | /operator/settlements/{settlement}/payment   | 302 403 403 403 422
        POST /operator/settlements/{number}/differences/{id:long}/answer | /operator/settlements/{settlement}/differences/1/answer | 302 403 403 403 404
        GET /operator/sales                                          | /operator/sales                              | 302 403 403 403 200
        GET /operator/repurchase                                     | /operator/repurchase                         | 302 403 403 403 200
        GET /operator/repurchase/counted                             | /operator/repurchase/counted?figure=Returning | 302 403 403 403 200
        GET /operator/figures/{table}.{kind}                         | /operator/figures/figures.xlsx               | 302 403 403 403 200
        GET /cooperative/sales                                       | /cooperative/sales                           | 302 403 200 200 403
        GET /cooperative/repurchase                                  | /cooperative/repurchase                      | 302 403 200 200 403
        GET /cooperative/repurchase/counted                          | /cooperative/repurchase/counted?figure=Buyers | 302 403 200 200 403
        GET /cooperative/figures/{table}.{kind}                      | /cooperative/figures/sales.csv               | 302 403 200 200 403
        GET /operator/repurchase/products                            | /operator/repurchase/products                | 302 403 403 403 200
        GET /operator/repurchase/products.{kind}                     | /operator/repurchase/products.csv            | 302 403 403 403 200
        GET /operator/repurchase/products/{slug}                     | /operator/repurchase/products/classic-chilli-sauce | 302 403 403 403 200
        GET /cooperative/repurchase/products                         | /cooperative/repurchase/products             | 302 403 200 200 403
        GET /cooperative/repurchase/products.{kind}                  | /cooperative/repurchase/products.xlsx        | 302 403 200 200 403
        GET /cooperative/repurchase/products/{slug}                  | /cooperative/repurchase/products/classic-chilli-sauce | 302 403 404 200 403
        GET /operator/forecast                                       | /operator/forecast                           | 302 403 403 403 200
        GET /operator/forecast.{kind}                                | /operator/forecast.csv                       | 302 403 403 403 200
        GET /cooperative/forecast                                    | /cooperative/forecast                        | 302 403 200 200 403
        GET /cooperative/forecast.{kind}                             | /cooperative/forecast.xlsx                   | 302 403 200 200 403
        GET /operator/report.pdf                                     | /operator/report.pdf                         | 302 403 403 403 drawn
        GET /cooperative/report.pdf                                  | /cooperative/report.pdf                      | 302 403 drawn drawn 403
        GET /operator/due                                            | /operator/due                                | 302 403 403 403 200
        GET /operator/due.{kind}                                     | /operator/due.csv                            | 302 403 403 403 200
        GET /operator/due/{slug}                                     | /operator/due/classic-chilli-sauce           | 302 403 403 403 200
        GET /operator/due/{slug}.{kind}                              | /operator/due/classic-chilli-sauce.xlsx      | 302 403 403 403 200
        GET /cooperative/due                                         | /cooperative/due                             | 302 403 200 200 403
        GET /cooperative/due.{kind}                                  | /cooperative/due.csv                         | 302 403 200 200 403
        GET /cooperative/due/{slug}                                  | /cooperative/due/classic-chilli-sauce        | 302 403 404 200 403
        GET /cooperative/due/{slug}.{kind}                           | /cooperative/due/classic-chilli-sauce.xlsx   | 302 403 404 200 403
        GET /operator/sessions                                       | /operator/sessions                           | 302 403 403 403 200
        POST /operator/sessions                                      | /operator/sessions                           | 302 403 403 403 422
        GET /operator/erasures                                       | /operator/erasures                           | 302 403 403 403 200
        POST /operator/erasures                                      | /operator/erasures                           | 302 403 403 403 422
        GET /operator/customers/{id:long}                            | /operator/customers/987654321                | 302 403 403 403 404
        POST /operator/customers/{id:long}/joins                     | /operator/customers/987654321/joins          | 302 403 403 403 404
        POST /operator/customers/{id:long}/joins/{joinId:long}/end   | /operator/customers/987654321/joins/1/end    | 302 403 403 403 302
        POST /operator/customers/{id:long}/identifiers/{identifierId:long} | /operator/customers/987654321/identifiers/987654321 | 302 403 403 403 302
        GET /operator/imports                                        | /operator/imports                            | 302 403 403 403 200
        POST /operator/imports                                       | /operator/imports                            | 302 403 403 403 422
        GET /operator/imports/{hash}                                 | /operator/imports/none                       | 302 403 403 403 404
        POST /operator/imports/{hash}/taking                         | /operator/imports/none/taking                | 302 403 403 403 404
        POST /operator/imports/{hash}/profile                        | /operator/imports/none/profile               | 302 403 403 403 404
        POST /operator/imports/{hash}/removal                        | /operator/imports/none/removal               | 302 403 403 403 302
        POST /operator/imports/unfinished/{id:int}/removal           | /operator/imports/unfinished/0/removal       | 302 403 403 403 404
        GET /operator/ledger                                         | /operator/ledger                             | 302 403 403 403 200
        GET /operator/ledger.xlsx                                    | /operator/ledger.xlsx                        | 302 403 403 403 200
        POST /operator/ledger/corrections                            | /operator/ledger/corrections                 | 302 403 403 403 422
        GET /operator/terms                                          | /operator/terms                              | 302 403 403 403 200
        POST /operator/terms                                         | /operator/terms                              | 302 403 403 403 422
        POST /operator/terms/{id:int}/end                            | /operator/terms/1/end                        | 302 403 403 403 422
        POST /stripe/webhook                                         | /stripe/webhook                              | 400 400 400 400 400
        GET /orders/{number}                                         | /orders/{number}                             | 404 200 404 404 404
        POST /orders/{number}/payment                                | /orders/{number}/payment                     | 404 302 404 404 404
        POST /orders/{number}/cancellation                           | /orders/{number}/cancellation                | 404 302 404 404 404
        GET /orders/{number}/returns                                 | /orders/{number}/returns                     | 404 200 404 404 404
        POST /orders/{number}/returns                                | /orders/{number}/returns                     | 404 422 404 404 404
        GET /orders/{number}/returns/{returnNumber}                  | /orders/{number}/returns/{number}            | 404 200 404 404 404
        POST /orders/{number}/returns/{returnNumber}/objection       | /orders/{number}/returns/{number}/objection  | 404 422 404 404 404
        POST /orders/{number}/returns/{returnNumber}/parcel          | /orders/{number}/returns/{number}/parcel     | 404 422 404 404 404
        GET /orders/{number}/returns/{returnNumber}/photos/{id:long} | /orders/{number}/returns/{number}/photos/1   | 404 404 404 404 404
        GET /orders/{number}/reviews/{line:long}                     | /orders/{number}/reviews/{line}              | 404 200 404 404 404
        POST /orders/{number}/reviews/{line:long}                    | /orders/{number}/reviews/{line}              | 404 422 404 404 404
        GET /products/{slug}/reviews                                 | /products/classic-chilli-sauce/reviews       | 200 200 200 200 200
        GET /cooperative/reviews                                     | /cooperative/reviews                         | 302 403 200 200 403
        GET /cooperative/reviews/{id:long}                           | /cooperative/reviews/{review}                | 302 403 404 200 403
        POST /cooperative/reviews/{id:long}/answer                   | /cooperative/reviews/{review}/answer         | 302 403 404 422 403
        GET /operator/reviews                                        | /operator/reviews                            | 302 403 403 403 200
        GET /operator/reviews/{id:long}                              | /operator/reviews/{review}                   | 302 403 403 403 200
        POST /operator/reviews/{id:long}/hiding                      | /operator/reviews/{review}/hiding            | 302 403 403 403 422
        POST /operator/reviews/{id:long}/hiding/end                  | /operator/reviews/{review}/hiding/end        | 302 403 403 403 422
        GET /cooperative/members                                     | /cooperative/members                         | 302 403 200 200 403
        POST /cooperative/members                                    | /cooperative/members                         | 302 403 422 422 403
        POST /cooperative/members/{id}/departure                     | /cooperative/members/{member}/departure      | 302 403 404 422 403
        GET /memberships/new                                         | /memberships/new                             | 404 404 404 404 404
        POST /memberships                                            | /memberships                                 | 404 404 404 404 404
        GET /cooperative/returns                                     | /cooperative/returns                         | 302 403 200 200 403
        GET /cooperative/returns/{number}                            | /cooperative/returns/{number}                | 302 403 404 200 403
        POST /cooperative/returns/{number}/acceptance                | /cooperative/returns/{number}/acceptance     | 302 403 404 422 403
        POST /cooperative/returns/{number}/refusal                   | /cooperative/returns/{number}/refusal        | 302 403 404 422 403
        POST /cooperative/returns/{number}/refund                    | /cooperative/returns/{number}/refund         | 302 403 404 422 403
        POST /cooperative/returns/{number}/receipt                   | /cooperative/returns/{number}/receipt        | 302 403 404 422 403
        GET /cooperative/returns/{number}/photos/{id:long}           | /cooperative/returns/{number}/photos/1       | 302 403 404 404 403
        GET /operator/cooperatives                                   | /operator/cooperatives                       | 302 403 403 403 200
        GET /operator/cooperatives/{slug}                            | /operator/cooperatives/weiping-sauce         | 302 403 403 403 200
        POST /operator/cooperatives/{slug}                           | /operator/cooperatives/weiping-sauce         | 302 403 403 403 422
        GET /operator/returns                                        | /operator/returns                            | 302 403 403 403 200
        GET /operator/returns/{number}                               | /operator/returns/{number}                   | 302 403 403 403 200
        POST /operator/returns/{number}/acceptance                   | /operator/returns/{number}/acceptance        | 302 403 403 403 422
        POST /operator/returns/{number}/refusal                      | /operator/returns/{number}/refusal           | 302 403 403 403 422
        POST /operator/returns/{number}/refund                       | /operator/returns/{number}/refund            | 302 403 403 403 422
        GET /operator/returns/{number}/photos/{id:long}              | /operator/returns/{number}/photos/1          | 302 403 403 403 404
        """;

    [Fact]
    public async Task Every_endpoint_answers_each_asker_as_the_table_says()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite, ["--Limits:SignIn=100000", "--Limits:Register=100000", "--Limits:Checkout=100000", "--Limits:Remind=100000"]);
        // What is drawn needs a font.
        var rows = Table.Replace("drawn", new ChineseType().IsThere ? "200" : "503", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Row.Read).ToList();
        var endpoints = Endpoints(shop);
        var address = await Furnish(shop);
        var picture = await shop.Query(db => db.Pictures.OrderBy(p => p.Id).FirstAsync());
        var lot = await shop.Query(db => db.Lots.Where(l => l.StockItem.Code == "WJF-CLS-MILD").Select(l => l.Code).FirstAsync());
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Draft, TimeSpan.FromDays(9), "planned");
        var planned = livestream.Hosts[0].Host;
        await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var settlement = await shop.Drafted();
        var member = await shop.Query(db => db.Users.Where(u => u.Email == "weiping@shop.test").Select(u => u.Id).SingleAsync());
        var (draft, listing) = (await Listed(shop, ListingState.Draft), await Listed(shop, ListingState.Submitted));
        var review = await shop.Query(db => db.Reviews.SingleAsync());
        var visit = await shop.Query(db => db.Sessions.Where(s => s.Experience.Product.Slug == "sauce-making-hour").OrderByDescending(s => s.StartsAt).Select(s => s.Key).FirstAsync());
        var course = await shop.Query(db => db.Sessions.Where(s => s.Experience.Product.Slug == "hosts-course").OrderBy(s => s.StartsAt).Select(s => s.Key).FirstAsync());
        var cookies = new[] { "", await Cookie(shop, "shopper@shop.test"), await Cookie(shop, "xiandu@shop.test"), await Cookie(shop, "weiping@shop.test"), await Cookie(shop, "operator@shop.test") };
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = shop.Address };

        var wrong = rows.Select(r => r.Endpoint).Except(endpoints).Select(e => $"no such endpoint: {e}").ToList();
        foreach (var endpoint in endpoints.Except(rows.Select(r => r.Endpoint)))
        {
            wrong.Add($"no row: {endpoint}");
        }
        foreach (var row in rows.OrderBy(r => r.Method == "POST").ThenBy(r => r.Path == "/account/sign-out"))
        {
            var path = row.Path.Replace("{number}", SampleOrder.Number, StringComparison.Ordinal).Replace("{address}", $"{address}", StringComparison.Ordinal)
                .Replace("{picture}", $"{picture.Hash}.{picture.Extension}", StringComparison.Ordinal).Replace("{hash}", picture.Hash, StringComparison.Ordinal)
                .Replace("{lot}", lot, StringComparison.Ordinal).Replace("{settlement}", settlement, StringComparison.Ordinal)
                .Replace("{member}", member, StringComparison.Ordinal).Replace("{visit}", visit, StringComparison.Ordinal).Replace("{course}", course, StringComparison.Ordinal)
                .Replace("{line}", $"{review.LineId}", StringComparison.Ordinal).Replace("{review}", $"{review.Id}", StringComparison.Ordinal)
                .Replace("{livestream}", "planned", StringComparison.Ordinal).Replace("{item}", $"{livestream.Rundown[0].Id}", StringComparison.Ordinal).Replace("{host}", $"{planned.Id}", StringComparison.Ordinal).Replace("{certificate}", planned.Certificates[0].Number, StringComparison.Ordinal)
                .Replace("{draft}", $"{draft}", StringComparison.Ordinal).Replace("{listing}", $"{listing}", StringComparison.Ordinal);
            var got = new List<int>();
            foreach (var cookie in cookies)
            {
                got.Add(await Ask(client, row.Method, path, cookie));
            }
            if (!got.SequenceEqual(row.Expected))
            {
                wrong.Add($"{row.Endpoint} at {path}: {string.Join(", ", Askers.Select((a, i) => $"{a} {got[i]}{(got[i] == row.Expected[i] ? "" : $" and not {row.Expected[i]}")}"))}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static List<string> Endpoints(ShopApp shop) => [.. shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => $"{m} /{e.RoutePattern.RawText?.TrimStart('/')}"))
        .Distinct().Order(StringComparer.Ordinal)];

    // An order of the shopper with a parcel of weiping-sauce, one to confirm, a ticket at the desk and a kept address.
    // An order of the shopper with a parcel of weiping-sauce, one to confirm, a return of the same number, and a kept address.
    private static async Task<int> Furnish(ShopApp shop)
    {
        await shop.Do<ShopDb>(async db =>
        {
            var order = await SampleOrder.Add(db, "shopper@shop.test", PartState.ToConfirm, "WJF-CLS-MILD");
            var asked = new Return { Number = SampleOrder.Number, PartId = order.Parts[0].Id, Reason = ReturnReason.Damaged, AskedAt = DateTime.UtcNow, AnswerBy = DateTime.UtcNow.AddDays(1) };
            asked.Record(ReturnState.Asked, DateTime.UtcNow, "shopper");
            db.Returns.Add(asked);
            var sold = await db.Variants.SingleAsync(v => v.Sku == "WJF-CLS-MILD");
            db.Reviews.Add(new Review { LineId = order.Lines.First().Id, ProductId = sold.ProductId, CooperativeId = order.Parts[0].CooperativeId, Stars = 2, Words = "有点咸", Culture = "zh-CN", WrittenAt = DateTime.UtcNow, Version = 1 });
            await db.SaveChangesAsync();
        });
        return await shop.Query(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == "shopper@shop.test");
            var kept = new SavedAddress { UserId = user.Id, Address = new PostalAddress { Name = "阿椒", Phone = "+8613912345678", ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "一号" } };
            db.SavedAddresses.Add(kept);
            var ticket = new Ticket { Number = SampleOrder.Number, UserId = user.Id, Culture = "zh-CN", AskedAt = DateTime.UtcNow, DueAt = DateTime.UtcNow };
            ticket.Messages.Add(new TicketMessage { By = user.Id, At = DateTime.UtcNow, Words = "罐子碎了" });
            db.Tickets.Add(ticket);
            await db.SaveChangesAsync();
            return kept.Id;
        });
    }

    // Something new of weiping-sauce.
    private static Task<int> Listed(ShopApp shop, ListingState state) => shop.Query(async db =>
    {
        var document = new Listing { Name = new Text("晒酱萝卜", null), TaxClass = TaxClass.Food, Variants = [new ListingVariant { Sku = $"SJLB-{state}" }] };
        var draft = new ListingDraft { CooperativeId = await db.Cooperatives.Where(c => c.Slug == "weiping-sauce").Select(c => c.Id).SingleAsync(), Document = document, State = state, By = "test", Culture = "zh-CN", SubmittedAt = state == ListingState.Submitted ? DateTime.UtcNow : null };
        db.ListingDrafts.Add(draft);
        await db.SaveChangesAsync();
        return draft.Id;
    });

    private static async Task<string> Cookie(ShopApp shop, string email)
    {
        using var browser = shop.NewBrowser();
        await browser.PostOnly("/account/sign-in", ("Email", email), ("Password", "Front-Shop-2019"));
        return browser.Cookies.GetCookieHeader(shop.Address);
    }

    private static async Task<int> Ask(HttpClient client, string method, string path, string cookie)
    {
        using var request = new HttpRequestMessage(method == "POST" ? HttpMethod.Post : HttpMethod.Get, path);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (cookie.Length > 0)
        {
            request.Headers.Add("Cookie", cookie);
        }
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([]);
        }
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }

    private sealed record Row(string Endpoint, string Path, int[] Expected)
    {
        public string Method => Endpoint.Split(' ')[0];

        public static Row Read(string line) => line.Split('|', StringSplitOptions.TrimEntries) is [var endpoint, var path, var expected]
            ? new(endpoint, path, [.. expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)])
            : throw new FormatException(line);
    }
}
