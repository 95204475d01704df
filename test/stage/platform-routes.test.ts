import { inferStage } from '@waymark/stage'
import { describe, expect, it } from 'vitest'

describe('findByRoute()', () => {
  it.each([
    // Shopify
    ['/checkouts/cn/Z2NwLWV1cm9wZQ/information', 'checkout_step:contact'],
    ['/checkouts/cn/Z2NwLWV1cm9wZQ/thank-you', 'order_confirmation'],
    ['/1204/checkouts/8f2a?step=shipping_method', 'checkout_step:shipping'],
    ['/1204/checkouts/8f2a?step=contact_information', 'checkout_step:contact'],
    ['/cart/41234:2,51234:1', 'cart_action'],
    ['/blogs/journal/tagged/tea', 'content'],
    // WooCommerce
    ['/?add-to-cart=12', 'cart_action'],
    ['/?wc-ajax=get_refreshed_fragments', 'api'],
    ['/?s=mug&post_type=product', 'search'],
    ['/checkout/order-pay/1203', 'checkout_step:payment'],
    ['/checkout/order-received/1203/?key=wc_order', 'order_confirmation'],
    ['/my-account/view-order/1203', 'order_status'],
    ['/my-account/edit-address', 'account'],
    ['/2026/10/slow-water', 'content'],
    // Magento
    ['/checkout/cart', 'cart'],
    ['/checkout/cart/add/product/12', 'cart_action'],
    ['/checkout/#payment', 'checkout_step:payment'],
    ['/checkout#shipping', 'checkout_step:shipping'],
    ['/checkout/onepage/success', 'order_confirmation'],
    ['/catalog/product/view/id/12', 'product'],
    ['/catalog/category/view/id/12', 'listing'],
    ['/catalogsearch/result/?q=mug', 'search'],
    ['/sales/order/history', 'account'],
    ['/sales/order/view/order_id/12', 'order_status'],
    ['/customer/account/create', 'login'],
    ['/review/product/list/id/12', 'review_list'],
    ['/rest/V1/carts/mine', 'api'],
    // OpenCart, PrestaShop, Zen Cart
    ['/index.php?route=checkout/cart', 'cart'],
    ['/index.php?route=checkout/checkout', 'checkout'],
    ['/index.php?route=checkout/success', 'order_confirmation'],
    ['/index.php?route=product/product&product_id=12', 'product'],
    ['/index.php?route=product/category&path=20', 'listing'],
    ['/index.php?route=account/login', 'login'],
    ['/index.php?route=account/order/info', 'order_status'],
    ['/index.php?route=common/home', 'home'],
    ['/index.php?controller=cart', 'cart'],
    ['/index.php?controller=order-confirmation', 'order_confirmation'],
    ['/index.php?controller=product&id_product=12', 'product'],
    ['/index.php?main_page=shopping_cart', 'cart'],
    ['/index.php?main_page=product_info&products_id=12', 'product'],
    ['/index.php?main_page=checkout_shipping', 'checkout_step:shipping'],
    ['/index.php?main_page=checkout_success', 'order_confirmation'],
    ['/index.php?main_page=product_reviews_write', 'review_write'],
    // Ecwid, Salesforce, Odoo, Medusa
    ['/store#!/~/cart', 'cart'],
    ['/blue-mug-p12044.html', 'product'],
    ['/mugs-c-2/blue-mug-p-14', 'product'],
    ['/blog/paper-size-a4', 'content'],
    ['/store#!/Blue-Mug/p/1203344', 'product'],
    ['/on/demandware.store/Sites-Shop-Site/en_US/Cart-Show', 'cart'],
    ['/on/demandware.store/Sites-Shop-Site/en_US/Cart-AddProduct', 'api'],
    ['/on/demandware.store/Sites-Shop-Site/en_US/Order-Confirm', 'order_confirmation'],
    ['/checkout?stage=payment', 'checkout_step:payment'],
    ['/shop/payment', 'checkout_step:payment'],
    ['/shop/confirmation', 'order_confirmation'],
    ['/us/checkout?step=address', 'checkout_step:address'],
    ['/us/order/8f2a/confirmed', 'order_confirmation'],
  ])('reads %s as %s', (path, kind) => {
    expect(inferStage(`https://shop.example${path}`).kind).toBe(kind)
  })

  it('takes no step from a query outside a checkout', () => {
    expect(inferStage('https://shop.example/blog/tea?step=payment').kind).toBe('content')
  })
})
